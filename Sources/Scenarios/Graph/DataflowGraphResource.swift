/// What Crucible needs of a DataflowGraph resource.
struct DataflowGraphResource: Hashable, Sendable {
    /// A key and value handed to the graph.
    struct Setting: Hashable, Sendable {
        var key: String
        var keyLocation: SourceLocation
        var value: String
        var valueLocation: SourceLocation
    }

    var source: DataflowGraphNode
    /// The nodes between source and destination, in the resource's order.
    var graphs: [DataflowGraphNode]
    var destination: DataflowGraphNode
    var connections: [GraphShape.Edge]

    var input: String
    var output: String
    var outputLocation: SourceLocation { destination.valueLocation }

    /// The node that stands for a graph of modules; nil where all are built in.
    var modules: DataflowGraphNode? { graphs.first { $0.transform == nil } }
    /// What is handed to that graph.
    var configuration: [Setting] { modules?.configuration ?? [] }
    /// Where the configuration is, or would have to be.
    var configurationLocation: SourceLocation { modules?.valueLocation ?? source.valueLocation }
}
