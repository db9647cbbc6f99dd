extension SequenceLedger {
    /// What the arrival of an answer meant.
    enum AnswerEffect: Hashable, Sendable {
        /// It is the message's first and came in time.
        case first
        /// It came after the message had been given up.
        case revised
        /// It changes nothing.
        case repeated
        /// It cannot be: no such message awaits an answer.
        case impossible
        /// What became of the message is forgotten.
        case unplaced
    }

    /// The broker answered, or will not.
    ///
    /// - Parameters:
    ///   - slot: The message's slot.
    ///   - answer: Acknowledged, refused or unresolved.
    ///   - mustPass: Whether the message must come out, for a slot that is settled.
    /// - Returns: What that meant.
    mutating func answer(
        _ slot: UInt64,
        _ answer: MessageState.Answer,
        mustPass: Bool
    ) -> AnswerEffect {
        guard asksAnswers, wasSent(slot) else { return .impossible }
        guard !isForgotten(slot) else { return .unplaced }
        let old = state(of: slot, mustPass: mustPass)
        let effect: AnswerEffect
        switch old.answer {
        case .awaited:
            window.markKnown(slot)
            effect = .first
        case .unresolved where answer != .unresolved:
            unresolved.remove(slot)
            effect = .revised
        case .acknowledged, .refused, .unresolved, .unasked, .undecided, .unwatched:
            return .repeated
        }
        if answer == .refused { refused.insert(slot) }
        if answer == .unresolved { unresolved.insert(slot) }
        var new = old
        new.answer = answer == .acknowledged && unwatched.contains(slot) ? .unwatched : answer
        states.move(from: old, to: new)
        if effect == .first { dropDoneWords(ifFirstHolds: slot) }
        return effect
    }
}
