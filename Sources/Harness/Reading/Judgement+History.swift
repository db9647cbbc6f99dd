import Evidence
import Verifier

extension Judgement {
    /// The judgement, but no pass where part of the evidence is missing: what is missing may be the
    /// failure. A failure that was seen stays one.
    ///
    /// - Parameter loss: Why the evidence is not complete; nil where it is.
    func allowing(for loss: String?) -> Judgement {
        guard let loss, verdict < .inconclusive else { return self }
        var judgement = self
        judgement.verdict = .inconclusive
        judgement.reason = loss
        return judgement
    }
}
