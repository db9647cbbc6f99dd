extension SequenceLedger {
    /// Notes of each open message that left from `start` to before `end`, and is not out, that it
    /// may have come out unseen.
    ///
    /// Times are in nanoseconds; `intended` says when a slot's message was to leave.
    mutating func markUnwatched(
        leftFrom start: Int64,
        before end: Int64,
        intended: (UInt64) -> Int64
    ) {
        for slot in openHoles {
            let sent = latestSendTime(of: slot, intended: intended)
            if start <= sent, sent < end { markUnwatched(slot) }
        }
    }

    /// Notes of each open message that left from `start` on that the run ends before it is overdue.
    mutating func markUndecided(leftFrom start: Int64, intended: (UInt64) -> Int64) {
        for slot in openHoles where latestSendTime(of: slot, intended: intended) >= start {
            markUndecided(slot)
        }
    }

    /// When an open message left at the latest.
    private func latestSendTime(of slot: UInt64, intended: (UInt64) -> Int64) -> Int64 {
        window.lag(of: slot).map { intended(slot) + $0 } ?? window[wordOf: slot].lastSent
    }

    /// The open slots whose messages must pass and are not out, lowest first.
    private var openHoles: [UInt64] {
        var slots: [UInt64] = []
        var start = window.base
        while start < next, !isFinished {
            let word = window[wordOf: start]
            var holes = word.need & ~word.seen
            while holes != 0 {
                slots.append(start + UInt64(holes.trailingZeroBitCount))
                holes &= holes - 1
            }
            start += 64
        }
        return slots
    }

    /// Notes that an open message that must pass may have come out unseen.
    ///
    /// If it never comes, it is indeterminate and not lost; a copy that does come makes it what it
    /// would have been.
    mutating func markUnwatched(_ slot: UInt64) {
        let old = state(of: slot, mustPass: true)
        guard asksAnswers, old.mustPass, old.arrival == .none, old.answer != .refused,
            unwatched.insert(slot), old.answer == .acknowledged
        else { return }
        move(old, to: .unwatched)
    }

    /// Notes that the run ends before an open message is overdue: if it was acknowledged, whether it
    /// would have come out is not known.
    private mutating func markUndecided(_ slot: UInt64) {
        let old = state(of: slot, mustPass: true)
        guard old.mustPass, old.arrival == .none, old.answer == .acknowledged else { return }
        undecided.insert(slot)
        move(old, to: .undecided)
    }

    private mutating func move(_ old: MessageState, to answer: MessageState.Answer) {
        var new = old
        new.answer = answer
        states.move(from: old, to: new)
    }
}
