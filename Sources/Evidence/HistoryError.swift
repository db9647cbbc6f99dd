/// Why bytes are not a history, or no longer one.
public struct HistoryError: Error, Hashable, Sendable {
    /// What kind of trouble it is, for programs.
    public enum Code: String, Sendable, CaseIterable {
        /// The bytes do not begin as a history does.
        case notAHistory = "not-a-history"
        /// The layout is of another version.
        case unsupportedVersion = "unsupported-version"
        /// A check does not agree with the bytes before it.
        case damaged
        /// The checks agree, but what a block holds makes no sense.
        case malformed
    }

    /// What kind of trouble it is, for programs.
    public var code: Code
    /// Where in the file the trouble begins, in bytes.
    public var offset: UInt64
    /// What is wrong, and what to do, for people.
    public var problem: String

    /// Creates an error.
    public init(_ code: Code, at offset: UInt64, _ problem: String) {
        self.code = code
        self.offset = offset
        self.problem = problem
    }
}

extension HistoryError: CustomStringConvertible {
    /// The problem with its place and code.
    public var description: String { "byte \(offset): error: \(problem) [\(code.rawValue)]" }
}
