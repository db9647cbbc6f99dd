/// All that decides what became of one sent message.
struct MessageState: Hashable, Sendable {
    /// What the broker answered.
    enum Answer: Int, CaseIterable, Sendable {
        /// Nothing yet.
        case awaited
        /// Success.
        case acknowledged
        /// Nothing was asked for (QoS 0).
        case unasked
        /// Nothing, and nothing will come.
        case unresolved
        /// A failure.
        case refused
        /// Success, but the run ended before the message was overdue.
        case undecided
        /// Success, but the message may have come out while the verifier had no session.
        case unwatched

        /// Whether the broker said that it has the message.
        var isSuccess: Bool { self == .acknowledged || self == .undecided || self == .unwatched }
    }

    /// What came out.
    enum Arrival: Int, CaseIterable, Sendable {
        /// Nothing.
        case none
        /// Every copy as it must be.
        case asExpected
        /// At least one copy with other bytes.
        case altered
    }

    /// Whether it must come out.
    var mustPass: Bool
    /// What the broker answered.
    var answer: Answer
    /// What came out.
    var arrival: Arrival

    /// What became of the message if nothing more happens to it.
    ///
    /// - Parameter isThrottled: Whether it only could come out: then it was withheld if it did not.
    /// - Returns: What became of it.
    func outcome(isThrottled: Bool) -> Outcome {
        let outcome = outcome
        let isMissing = outcome == .lost || outcome == .indeterminate
        return isThrottled && isMissing ? .withheld : outcome
    }

    /// What became of the message if nothing more happens to it.
    var outcome: Outcome {
        guard mustPass else {
            if arrival != .none { return .leaked }
            return answer == .refused ? .refused : .withheld
        }
        if answer == .refused { return arrival == .none ? .refused : .phantom }
        switch arrival {
        case .altered: return .corrupted
        case .asExpected: return answer.isSuccess || answer == .unasked ? .delivered : .recovered
        case .none: return answer == .acknowledged ? .lost : .indeterminate
        }
    }
}
