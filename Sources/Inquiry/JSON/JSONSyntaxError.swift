/// Why a text is no JSON, and where.
public struct JSONSyntaxError: Error, Hashable, Sendable {
    /// What is wrong.
    public let problem: String
    /// Where, in bytes from the beginning.
    public let offset: Int
}
