/// Every mistake that one reading found, in the order of the file; never empty.
public struct ScenarioErrors: Error, Hashable, Sendable {
    /// The mistakes.
    public let errors: [ScenarioError]

    /// Creates the collection of at least one mistake.
    public init(_ errors: [ScenarioError]) {
        precondition(!errors.isEmpty, "a failed reading has at least one error")
        self.errors = errors
    }
}

extension ScenarioErrors: CustomStringConvertible {
    /// One error after the other.
    public var description: String {
        errors.map(\.description).joined(separator: "\n")
    }
}
