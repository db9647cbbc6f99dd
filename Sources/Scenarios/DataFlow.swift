/// The graph under test: topics at its ends, operations between them.
///
/// Made from a DataflowGraph resource and a graph definition, or from `input:`, `output:` and an
/// inline `filter:`. The operations are data, not code: the verifier's oracle and the sandbox's
/// graph interpret them separately.
public struct DataFlow: Hashable, Sendable {
    /// The topic that publishers send to, or a filter with wildcards that every workload's own
    /// topics match.
    public var input: String
    /// The topic that results come out on, perhaps with variables: see ``OutputTopic``.
    public var output: String
    /// The operations, sources and sinks included, in the order of the definition.
    public var operations: [Operation]
    /// Which operation feeds which.
    public var connections: [Connection]

    /// Creates a data flow.
    public init(
        input: String,
        output: String,
        operations: [Operation],
        connections: [Connection]
    ) {
        self.input = input
        self.output = output
        self.operations = operations
        self.connections = connections
    }

    /// The topic that results come out on, with what it is made of.
    public var outputTopic: OutputTopic { OutputTopic(output) }

    /// One operation of the graph.
    public struct Operation: Hashable, Sendable {
        /// Its name, unique in the graph.
        public var name: String
        /// What kind of operation the graph runtime takes it for.
        public var kind: Kind
        /// Which semantics the scenario says the module has; nil only for sources and sinks.
        public var semantics: ModuleSemantics?
        /// The module's configuration as the runtime hands it over: values are always text.
        public var parameters: [String: String]

        /// Creates an operation.
        public init(
            name: String,
            kind: Kind,
            semantics: ModuleSemantics? = nil,
            parameters: [String: String] = [:]
        ) {
            self.name = name
            self.kind = kind
            self.semantics = semantics
            self.parameters = parameters
        }
    }

    /// The operation types of a graph definition.
    public enum Kind: String, Sendable, CaseIterable {
        /// Where messages come in.
        case source
        /// One message in, one out.
        case map
        /// One message in, the same or nothing out.
        case filter
        /// One message in, the same out on one of two arms.
        case branch
        /// Several arms in, one out.
        case concatenate
        /// Many messages in, one out.
        case accumulate
        /// Changes a message's time.
        case delay
        /// Where messages go out.
        case sink
    }

    /// A connection from one operation to another.
    public struct Connection: Hashable, Sendable {
        /// The name of the operation that feeds.
        public var from: String
        /// The arm of a branch: the Boolean it returned; nil for all other operations.
        public var arm: Bool?
        /// The name of the operation that is fed.
        public var to: String

        /// Creates a connection.
        public init(from: String, arm: Bool? = nil, to: String) {
            self.from = from
            self.arm = arm
            self.to = to
        }
    }
}
