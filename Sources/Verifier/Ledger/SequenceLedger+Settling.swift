extension SequenceLedger {
    /// A message that was given up, with what is known of its send time.
    struct Overdue: Hashable, Sendable {
        /// Its slot.
        var slot: UInt64
        /// How long after its intended time it left, in nanoseconds; nil where that is not known.
        var lag: Int64?
    }

    /// Gives up every word of slots whose messages all left before `deadline`.
    ///
    /// - Parameters:
    ///   - deadline: In nanoseconds, as send times are.
    ///   - overdue: Messages that must pass and did not come out are appended.
    mutating func settle(before deadline: Int64, overdue: inout [Overdue]) {
        guard !isFinished else { return }
        dropDoneWords()
        while next - window.base >= 64, window[wordOf: window.base].lastSent < deadline {
            closeFirstWord(valid: .max, overdue: &overdue)
            dropDoneWords()
        }
        window.giveBack(after: next)
    }

    /// Gives up everything: the run is over.
    mutating func finish(overdue: inout [Overdue]) {
        guard !isFinished else { return }
        settle(before: .max, overdue: &overdue)
        if next > window.base {
            closeFirstWord(valid: (1 << (next - window.base)) - 1, overdue: &overdue)
        }
        isFinished = true
    }

    /// Gives up the lowest words for as long as nothing more has to happen in them.
    mutating func dropDoneWords() {
        while next >= window.base + 64, window[wordOf: window.base].isDone { window.dropFirst() }
    }

    /// The same, if `slot` is in the lowest word, where alone something changed.
    mutating func dropDoneWords(ifFirstHolds slot: UInt64) {
        if slot >> 6 == window.base >> 6 { dropDoneWords() }
    }

    private mutating func closeFirstWord(valid: UInt64, overdue: inout [Overdue]) {
        let start = window.base
        let word = window[wordOf: start]
        forEachBit(of: ~word.known & valid) { ledger, bit in
            let old = ledger.state(of: start + bit, mustPass: false)
            var new = old
            new.answer = .unresolved
            ledger.states.move(from: old, to: new)
            ledger.unresolved.insert(start + bit)
        }
        forEachBit(of: word.need & ~word.seen & valid) { ledger, bit in
            ledger.missing.insert(start + bit)
            overdue.append(Overdue(slot: start + bit, lag: ledger.window.lag(of: start + bit)))
        }
        window.dropFirst()
    }

    private mutating func forEachBit(
        of word: UInt64,
        _ body: (inout SequenceLedger, UInt64) -> Void
    ) {
        var rest = word
        while rest != 0 {
            body(&self, UInt64(rest.trailingZeroBitCount))
            rest &= rest - 1
        }
    }
}
