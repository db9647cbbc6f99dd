/// A graph definition file: the operations of a graph and how they are connected.
///
/// Source: the JSON schema _AIO WASM graph config_ 1.0.0.
struct GraphDefinition: Hashable, Sendable {
    /// One element of `operations`.
    struct Operation: Hashable, Sendable {
        var name: String
        var kind: DataFlow.Kind
        /// The reference of the module in the registry; nil for sources and sinks.
        var module: String?
        var location: SourceLocation
    }

    /// One element of `connections`.
    struct Connection: Hashable, Sendable {
        var edge: DataFlow.Connection
        var location: SourceLocation
    }

    /// One parameter that a module takes.
    struct Parameter: Hashable, Sendable {
        /// Its key in the mapping.
        var key: String
        /// Its `name`, which can differ from the key.
        var name: String
        var defaultValue: String?
        var isRequired: Bool
        var location: SourceLocation

        /// The words by which a configuration may set the parameter.
        var names: [String] { key == name ? [key] : [key, name] }
    }

    var file: String
    var operations: [Operation]
    var connections: [Connection]
    /// Parameters by the operation's name.
    var parameters: [String: [Parameter]]
}
