public import Quantities

/// What one threshold of the scenario came to.
public struct ThresholdResult: Hashable, Sendable {
    /// The value that the threshold's metric had.
    public enum Actual: Hashable, Sendable {
        /// A number of messages.
        case count(UInt64)
        /// How often something happened to connections.
        case times(UInt64)
        /// A length of time.
        case duration(Nanoseconds)
    }

    /// The text as the scenario has it.
    public var expression: String
    /// The value that was compared; nil when there was none to compare.
    public var actual: Actual?
    /// What it comes to.
    public var verdict: Verdict
    /// Why, for people: one sentence, no full stop at the end.
    public var sentence: String

    /// Creates a result.
    public init(expression: String, actual: Actual?, verdict: Verdict, sentence: String) {
        self.expression = expression
        self.actual = actual
        self.verdict = verdict
        self.sentence = sentence
    }

    /// The actual value for people: `3`, `41.25 ms`, or `no data`.
    public var actualText: String {
        switch actual {
        case .count(let count), .times(let count): Wording.number(count)
        case .duration(let length): Wording.length(length)
        case nil: "no data"
        }
    }
}
