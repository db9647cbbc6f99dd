import Evidence
import Quantities
import Scenarios

/// How poison is judged beside the ledger: what it did to others.
extension Judge {
    /// The tally of a scenario's poison; nil where it sends none.
    static func poison(_ scenario: Scenario) -> PoisonTally? {
        let kinds = scenario.workloads.compactMap(\.poison).flatMap(\.kinds)
        return kinds.isEmpty ? nil : PoisonTally(kinds)
    }

    /// A message left that may carry poison.
    mutating func notePoison(_ record: SentRecord) {
        guard let kind = plan.poison(publisher: record.publisher, sequence: record.sequence) else {
            return
        }
        poison?.send(kind, at: record.sent)
    }

    /// The first copy of a message came out.
    mutating func notePoison(
        _ record: ReceivedRecord,
        mustPass: Bool,
        sent: Nanoseconds?
    ) {
        if let kind = plan.poison(publisher: record.publisher, sequence: record.sequence) {
            poison?.pass(kind)
        } else if mustPass, let sent {
            poison?.recover(sent: sent, received: record.received)
        }
    }

    /// The broker refused a message.
    mutating func notePoisonRefused(_ publisher: UInt32, _ sequence: UInt64) {
        guard let kind = plan.poison(publisher: publisher, sequence: sequence) else { return }
        poison?.refuse(kind)
    }
}
