import Evidence
import Verifier

extension Judgement {
    /// Makes no pass of a judgement where part of the evidence is missing.
    ///
    /// What is missing may be the failure; a failure that was seen stays one.
    ///
    /// - Parameter loss: Why the evidence is not complete; nil where it is.
    /// - Returns: The judgement, inconclusive because of `loss` if it was better than that.
    func allowing(for loss: String?) -> Judgement {
        guard let loss, verdict < .inconclusive else { return self }
        var judgement = self
        judgement.verdict = .inconclusive
        judgement.reason = loss
        return judgement
    }
}
