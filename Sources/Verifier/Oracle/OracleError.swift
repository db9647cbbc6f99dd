/// Why Crucible cannot say what a graph must do.
///
/// Thrown before anything is sent: a graph that cannot be judged is not run.
public struct OracleError: Error, Hashable, Sendable {
    /// What kind of obstacle it is; tests and tools match on this, never on the text.
    public enum Code: String, Sendable, CaseIterable {
        /// An operation says no semantics, or ones that no stage implements.
        case unknownSemantics = "unknown-semantics"
        /// An operation of a kind that the oracle has no stage for.
        case unsupportedKind = "unsupported-kind"
        /// A message does not have exactly one way from the source to the sink.
        case unsupportedShape = "unsupported-shape"
        /// An operation's parameters make no module that can be judged.
        case unusableParameters = "unusable-parameters"
    }

    /// The kind of obstacle.
    public let code: Code
    /// What is wrong, with the operation's name quoted.
    public let problem: String
    /// The edit that would most likely fix it.
    public let hint: String

    /// Creates an error.
    public init(_ code: Code, _ problem: String, hint: String) {
        self.code = code
        self.problem = problem
        self.hint = hint
    }
}

extension OracleError: CustomStringConvertible {
    /// The problem with its code, then the hint on its own line.
    public var description: String {
        "error: \(problem) [\(code.rawValue)]\n  hint: \(hint)"
    }
}
