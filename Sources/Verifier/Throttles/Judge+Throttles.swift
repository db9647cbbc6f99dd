import Evidence
import Quantities

/// How a graph that throttles is judged: message by message where it can, by rate where it cannot.
extension Judge {
    /// Ledgers of the publishers; those under a limit promise no message in particular.
    static func ledgers(_ plan: any SlotPlan, _ throttles: ThrottleLedger?) -> [SequenceLedger] {
        (0..<UInt32(plan.publisherCount)).map { publisher in
            SequenceLedger(
                asksAnswers: plan.isAcknowledged(publisher: publisher),
                isThrottled: throttles?.limits(publisher) ?? false
            )
        }
    }

    /// The account of the throttle of a graph; nil where it has none.
    static func throttles(_ oracle: Oracle, _ plan: any SlotPlan) -> ThrottleLedger? {
        oracle.throttle.map { throttle in
            let topics = (0..<UInt32(plan.publisherCount)).map { plan.topic(of: $0) }
            return ThrottleLedger(plan: throttle, topics: topics)
        }
    }

    /// A message came out that a throttle may have let pass.
    mutating func noteTurn(
        _ record: ReceivedRecord,
        _ effect: SequenceLedger.ArrivalEffect,
        sent: Nanoseconds?
    ) {
        if effect == .first {
            throttles?.pass(record.publisher, sent: sent, received: record.received)
        } else {
            throttles?.repeatPass(record.publisher, received: record.received)
        }
    }

    /// Something came out that is no message of the ledger.
    mutating func apply(_ stranger: Stranger, at received: Nanoseconds) {
        strangers.add(stranger)
        if case .probe = stranger { throttles?.noteTurn(received: received) }
    }
}
