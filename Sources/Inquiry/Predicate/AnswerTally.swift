/// What a graph answered each time it was asked for one value.
public struct AnswerTally: Hashable, Sendable {
    /// How often the value came out.
    public internal(set) var passed = 0
    /// How often it did not, although what was sent behind it did.
    public internal(set) var missing = 0

    /// Creates an empty one.
    public init() {}

    /// Creates one with counts.
    init(passed: Int, missing: Int) {
        self.passed = passed
        self.missing = missing
    }
}
