import Messaging
import Scenarios

/// The broker took what it was sent: what it refuses never reaches the graph.
struct LoadAccepted: Check {
    static let kind = "load-accepted"

    func conclude(_ facts: RunFacts) -> Finding {
        let refused = facts.refusals.values.reduce(0, +)
        guard refused > 0 else {
            return finding(.passed, "the broker refused none of what was sent")
        }
        let reasons = facts.refusals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\(ReasonCode(rawValue: $0.key))" }
        let sentence =
            "the broker refused \(Wording.number(refused)) of"
            + " \(Wording.messages(facts.counts[.sent])): \(reasons.joined(separator: ", "))"
        let isMuch = refused > facts.counts[.sent] / 100
        return finding(isMuch ? .inconclusive : .passed, sentence)
    }
}
