import Scenarios

extension SequenceLedger {
    /// Messages that must pass, were acknowledged, did not come out and are overdue.
    var lostSoFar: UInt64 {
        guard !isThrottled else { return 0 }
        var lost = states[
            MessageState(mustPass: true, answer: .acknowledged, arrival: .none)
        ]
        guard lost > 0 else { return 0 }
        var slot = window.base
        while slot < next, !isFinished {
            let word = window[wordOf: slot]
            var holes = word.known & word.need & ~word.seen
            while holes != 0 {
                let hole = slot + UInt64(holes.trailingZeroBitCount)
                if state(of: hole, mustPass: true).answer == .acknowledged { lost -= 1 }
                holes &= holes - 1
            }
            slot += 64
        }
        return lost
    }
}

extension Sequence<SequenceLedger> {
    /// What all of them counted together.
    ///
    /// Sums up first and names afterwards: ten thousand ledgers cost no more than adding numbers.
    var counts: LedgerCounts {
        var states = StateCounts()
        var throttled = StateCounts()
        var duplicates = DuplicateCounts()
        var counts = LedgerCounts()
        var (unsent, reordered, late, extent) = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
        for ledger in self {
            if ledger.isThrottled {
                throttled.add(ledger.states)
            } else {
                states.add(ledger.states)
            }
            duplicates.add(ledger.duplicates)
            unsent += ledger.unsent
            reordered += ledger.reordered
            late += ledger.late
            extent = Swift.max(extent, ledger.largestExtent)
        }
        states.add(to: &counts, isThrottled: false)
        throttled.add(to: &counts, isThrottled: true)
        duplicates.add(to: &counts)
        counts[.unsent] = unsent
        counts[.reordered] = reordered
        counts[.late] = late
        counts.largestReorderExtent = extent
        return counts
    }
}

extension StateCounts {
    /// Adds the messages to the counts of what became of them.
    func add(to counts: inout LedgerCounts, isThrottled: Bool) {
        for state in Self.states {
            let count = self[state]
            guard count > 0 else { continue }
            counts[.sent] += count
            counts[state.outcome(isThrottled: isThrottled).count] += count
            if state.answer.isSuccess { counts[.acknowledged] += count }
        }
    }
}
