import Scenarios
import Verifier

/// The sum that shows that every message is accounted for.
struct Conservation {
    /// Slots that were neither sent nor declared unsent, because the run ended before.
    var notReached: UInt64
    /// What became of the messages that were sent, in the ledger's order.
    var terms: [(outcome: Outcome, count: UInt64)]
    /// The sum of ``terms``.
    var sum: UInt64
    /// What it must be equal to.
    var sent: UInt64

    /// Adds up the outcomes of `counts`.
    init(_ counts: LedgerCounts) {
        sent = counts[.sent]
        let reached = counts[.sent] &+ counts[.unsent]
        notReached = counts[.slots] > reached ? counts[.slots] - reached : 0
        terms = Outcome.allCases.map { ($0, counts[$0.count]) }
        sum = terms.reduce(0) { $0 &+ $1.count }
    }

    /// Whether the sum is what it must be.
    var holds: Bool { sum == sent }
}
