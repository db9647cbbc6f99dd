import Scenarios

extension SequenceLedger {
    /// Messages that must pass, were acknowledged, did not come out and are overdue.
    var lostSoFar: UInt64 {
        var lost = states[
            MessageState(mustPass: true, answer: .acknowledged, arrival: .none)
        ]
        var slot = window.base
        while slot < next, !isFinished {
            let word = window[wordOf: slot]
            var holes = word.known & word.need & ~word.seen
            while holes != 0 {
                let hole = slot + UInt64(holes.trailingZeroBitCount)
                if !unresolved.contains(hole), !refused.contains(hole), asksAnswers { lost -= 1 }
                holes &= holes - 1
            }
            slot += 64
        }
        return lost
    }

    /// Adds what this ledger counted.
    func add(to counts: inout LedgerCounts) {
        for state in StateCounts.states {
            let count = states[state]
            counts[.sent] += count
            counts[state.outcome.count] += count
            if state.answer == .acknowledged || state.answer == .undecided { counts[.acknowledged] += count }
        }
        counts[.unsent] += unsent
        counts[.duplicated] += duplicated
        counts[.reordered] += reordered
        counts[.late] += late
        counts.largestReorderExtent = max(counts.largestReorderExtent, largestExtent)
    }
}
