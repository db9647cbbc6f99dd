/// Something wrong in a scenario or graph file: what, where, and what to do about it.
public struct ScenarioError: Error, Hashable, Sendable {
    /// What kind of mistake it is; tests and tools match on this, never on the text.
    public enum Code: String, Sendable, CaseIterable {
        /// The file is missing or cannot be read.
        case unreadableFile = "unreadable-file"
        /// The text is not YAML.
        case invalidSyntax = "invalid-syntax"
        /// A key that nothing reads.
        case unknownKey = "unknown-key"
        /// The same key twice.
        case duplicateKey = "duplicate-key"
        /// A key that must be there and is not.
        case missingKey = "missing-key"
        /// A value of the wrong type.
        case wrongType = "wrong-type"
        /// A value of the right type that does not read as what it must be.
        case malformedValue = "malformed-value"
        /// A value that cannot be, such as a rate of zero.
        case outOfRange = "out-of-range"
        /// A word that is none of the known kinds.
        case unknownKind = "unknown-kind"
        /// Two things that exclude each other, or one that needs another.
        case contradiction = "contradiction"
        /// A graph that Crucible cannot judge.
        case unsupportedGraph = "unsupported-graph"
        /// Something reserved that a load generator must not touch.
        case reserved = "reserved"
    }

    /// The kind of mistake.
    public let code: Code
    /// Where it is.
    public let location: SourceLocation
    /// What is wrong, in the reader's terms, with the offending text quoted.
    public let problem: String
    /// The edit that would most likely fix it.
    public let hint: String

    /// Creates an error.
    public init(_ code: Code, at location: SourceLocation, _ problem: String, hint: String) {
        self.code = code
        self.location = location
        self.problem = problem
        self.hint = hint
    }
}

extension ScenarioError: CustomStringConvertible {
    /// `file:12:9: error: rate "0/s" is not positive [out-of-range]`, then the hint on its own line.
    public var description: String {
        "\(location): error: \(problem) [\(code.rawValue)]\n  hint: \(hint)"
    }
}
