import Evidence
import Quantities

extension Judge {
    /// How many messages are looked at to tell a different predicate from loss.
    static let comparedMessages: UInt64 = 200_000

    /// Where the graph decides otherwise than its definition says; after ``close()``.
    ///
    /// Walks over the first messages of every publisher, so it is done once, at the end, and only
    /// when something went wrong.
    mutating func differences() -> [PredicateDifference] {
        var passing = PredicateComparison(mustPass: true)
        var withheld = PredicateComparison(mustPass: false)
        let share = max(1, Self.comparedMessages / UInt64(max(1, ledgers.count)))
        var message = OracleMessage()
        for index in ledgers.indices {
            message.envelope = MessageEnvelope(of: UInt32(index), in: scenario, plan)
            // What a throttle holds back says nothing about values.
            if ledgers[index].isThrottled { continue }
            for slot in 0..<min(share, ledgers[index].next) where ledgers[index].wasSent(slot) {
                plan.writePayload(publisher: UInt32(index), sequence: slot, into: &message.payload)
                guard !ledgers[index].isForgotten(slot),
                    let value = oracle.value(in: message)
                else { continue }
                let mustPass = oracle.expectation(of: message).mustPass
                let state = ledgers[index].state(of: slot, mustPass: mustPass)
                // What is not known speaks neither for the graph nor against it.
                guard ![.refused, .undecided, .unwatched].contains(state.answer) else { continue }
                if mustPass {
                    passing.add(value: value, isWrong: state.arrival == .none)
                } else {
                    withheld.add(value: value, isWrong: state.arrival != .none)
                }
            }
        }
        return [passing.difference, withheld.difference].compactMap { $0 }
    }
}
