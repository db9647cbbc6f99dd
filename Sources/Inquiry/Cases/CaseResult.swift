public import Quantities

/// How one test ended.
public struct CaseResult: Hashable, Sendable {
    /// What it came to.
    public enum Verdict: String, Sendable {
        /// What came out is what was expected.
        case passed
        /// It is not.
        case failed
        /// Nobody can tell, because of something else.
        case inconclusive
    }

    /// The test's name.
    public let name: String
    /// The file that it was read from.
    public let file: String
    /// What it came to.
    public let verdict: Verdict
    /// Why; empty for a test that passed.
    public let reason: String
    /// How long it took.
    public let took: Nanoseconds
    /// How many messages came out.
    public let outputs: Int
}
