/// What Crucible needs of a DataflowGraph resource.
struct DataflowGraphResource: Hashable, Sendable {
    /// A key and value handed to the graph.
    struct Setting: Hashable, Sendable {
        var key: String
        var keyLocation: SourceLocation
        var value: String
        var valueLocation: SourceLocation
    }

    var input: String
    var output: String
    var outputLocation: SourceLocation
    var configuration: [Setting]
    /// Where the configuration is, or would have to be.
    var configurationLocation: SourceLocation
}
