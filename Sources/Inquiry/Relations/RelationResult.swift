/// What was found out of one relation.
public struct RelationResult: Hashable, Sendable {
    /// What it came to.
    public enum Verdict: String, Sendable {
        /// It held wherever it was asked.
        case held
        /// It did not hold at a value, as often as that was asked.
        case broken
        /// Nobody can tell: nothing was asked, or no answer came.
        case undecided = "not decided"
    }

    /// Where a relation does not hold.
    public struct Counterexample: Hashable, Sendable {
        /// The value.
        public let value: Double
        /// The message that was compared with, and what came of it.
        public let base: String
        /// The other message, and what came of that.
        public let variant: String
    }

    /// The relation.
    public let relation: Relation
    /// At how many values it was asked, and got an answer.
    public internal(set) var asked = 0
    /// At how many values it was asked, and got none.
    public internal(set) var unanswered = 0
    /// Where it does not hold.
    public internal(set) var counterexample: Counterexample?

    /// What it came to.
    public var verdict: Verdict {
        if counterexample != nil { return .broken }
        return asked > 0 && unanswered == 0 ? .held : .undecided
    }
}
