/// By what messages are told apart when they come out.
public enum IdentityCarrier: String, Sendable, CaseIterable {
    /// By user properties: `crucible`, and where that is gone the node of `__ts`.
    case properties
    /// By digits of a temperature's value, for graphs that make new messages.
    case value
}
