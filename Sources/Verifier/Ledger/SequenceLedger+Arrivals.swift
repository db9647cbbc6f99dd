extension SequenceLedger {
    /// What the arrival of a copy meant.
    enum ArrivalEffect: Hashable, Sendable {
        /// It is the message's first copy.
        case first
        /// It is a further copy, made by what the cause says.
        case repeated(DuplicateCause)
        /// No message left in this slot, and none will.
        case unexpected
        /// The slot's turn has not come yet, as far as the records say so far.
        case early
        /// What became of the message is forgotten: it may be late, or a further copy.
        case unplaced
    }

    /// A copy of a message came out.
    ///
    /// - Parameters:
    ///   - slot: The message's slot.
    ///   - isAltered: Whether its bytes are not those that must come out.
    ///   - isOverdue: Whether the message counted as overdue by now, for a slot that is open.
    ///   - mustPass: Whether it must come out, for a slot that is settled.
    ///   - isMarked: Whether the broker marked the copy as sent before (DUP).
    ///   - interruptions: How many interruptions of the run there were so far.
    /// - Returns: What that meant.
    mutating func receive(
        _ slot: UInt64,
        isAltered: Bool,
        isOverdue: Bool,
        mustPass: Bool,
        isMarked: Bool = false,
        interruptions: UInt32 = 0
    ) -> ArrivalEffect {
        guard slot < next else { return isFinished ? .unexpected : .early }
        guard !isForgotten(slot) else { return .unplaced }
        guard !absent.contains(slot) else { return .unexpected }
        let old = state(of: slot, mustPass: mustPass)
        var new = old
        if old.mustPass, isAltered {
            corrupt.insert(slot)
            new.arrival = .altered
        } else if old.arrival == .none {
            new.arrival = .asExpected
        }
        if !unwatched.isEmpty, unwatched.remove(slot), new.answer == .unwatched {
            new.answer = .acknowledged
        }
        if old != new { states.move(from: old, to: new) }
        guard old.arrival == .none else {
            let cause = repetition.cause(of: slot, isMarked: isMarked, after: interruptions)
            duplicates[cause] += 1
            return .repeated(cause)
        }
        noteFirst(slot, mustPass: old.mustPass, isOverdue: isOverdue)
        return .first
    }

    private mutating func noteFirst(_ slot: UInt64, mustPass: Bool, isOverdue: Bool) {
        if !mustPass { leaked.insert(slot) }
        if mustPass, isOverdue || isSettled(slot) { late += 1 }
        if slot < highestSeen {
            repetition.noteFirst(slot)
            reordered += 1
            largestExtent = max(largestExtent, extent(of: slot))
        } else {
            highestSeen = slot + 1
        }
        if isSettled(slot) {
            if mustPass { missing.remove(slot) }
        } else {
            window.markSeen(slot)
            dropDoneWords(ifFirstHolds: slot)
        }
    }

    /// How many open slots after `slot` have been seen: exact while it is open itself.
    @inline(__always)
    private func extent(of slot: UInt64) -> UInt64 {
        var first = slot + 1
        var count = 0
        if isSettled(slot) {
            guard !isFinished else { return 1 }
            first = window.base
        }
        while first < highestSeen {
            let word = window[wordOf: first]
            count += (word.seen >> (first & 63)).nonzeroBitCount
            first = (first | 63) + 1
        }
        // Something later was seen, or this would not be called.
        return UInt64(max(1, count))
    }
}
