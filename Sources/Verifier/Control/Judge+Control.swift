import Evidence
import Quantities
import Scenarios

extension Judge {
    /// A message was seen on the input.
    mutating func applyEntry(_ record: ReceivedRecord) {
        guard control != nil, isPlanned(record.publisher, record.sequence) else {
            return noteContradiction()
        }
        let index = Int(record.publisher)
        // Read before the arrival, which may close the slot's word.
        let lag = control?.lag(record.publisher, record.sequence)
        let effect = control?.enter(
            record,
            open: ledgers[index].isFinished ? .max : ledgers[index].window.base,
            interruptions: interruptions
        )
        if windows != nil { gather(record, effect, lag: lag) }
        switch effect {
        case .first:
            let intended = plan.intended(publisher: record.publisher, sequence: record.sequence)
            guard let lag, scenario.phases.isMeasured(intended) else { return }
            latencies.ingress.record(record.received - intended - lag)
        case .early:
            if control?.early.hold(record) != true { noteContradiction() }
        case .unexpected: noteContradiction()
        case .unplaced: unplaced += 1
        case .repeated, nil: break
        }
    }

    /// A message left: what was seen of it before is taken into account now.
    mutating func noteControlled(_ record: SentRecord, lag: Nanoseconds) {
        control?.send(record, lag: lag, interruptions: interruptions)
        guard control?.early.isEmpty == false else { return }
        for entry in control?.early.take(record.publisher, record.sequence) ?? [] {
            applyEntry(entry)
        }
    }

    /// What the control path saw, and where it places what was lost; nil where it was off.
    mutating func countInput() -> InputCounts? {
        guard let control else { return nil }
        let totals = control.ledgers.counts
        var counts = InputCounts(
            copies: totals[.duplicated],
            altered: totals[.corrupted],
            foreign: strangers.onInput
        )
        counts.seen = control.ledgers.reduce(0) { sum, ledger in
            sum + ledger.states.count { $0.arrival != .none }
        }
        for publisher in ledgers.indices { place(of: UInt32(publisher), control, &counts) }
        return counts
    }

    /// Looks at each message that is missing at either end.
    private mutating func place(
        of publisher: UInt32,
        _ control: ControlPath,
        _ counts: inout InputCounts
    ) {
        let ledger = ledgers[Int(publisher)]
        ledger.missing.visitMembers { slot in
            guard !ledger.isThrottled,
                ledger.state(of: slot, mustPass: true).outcome == .lost
            else { return }
            let entry = control.state(publisher, slot)
            if entry.arrival != .none { counts.lostBehind += 1 }
            if entry.outcome == .lost { counts.lostBefore += 1 }
        }
        control.ledgers[Int(publisher)].missing.visitMembers { slot in
            guard control.state(publisher, slot).outcome == .lost else { return }
            let mustPass = isExpected(publisher, slot)
            let state = ledger.state(of: slot, mustPass: mustPass)
            if state.arrival != .none {
                counts.missed += 1
            } else if !mustPass {
                counts.withheldUnseen += 1
            }
        }
    }
}
