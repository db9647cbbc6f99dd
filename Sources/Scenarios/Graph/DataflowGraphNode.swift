/// One element of a DataflowGraph resource's `nodes`.
struct DataflowGraphNode: Hashable, Sendable {
    /// The kinds of nodes, by the words of `nodeType`.
    enum Kind: String, Sendable, CaseIterable {
        case source = "Source"
        case graph = "Graph"
        case destination = "Destination"

        /// The key that holds this kind's settings.
        var settingsKey: String {
            switch self {
            case .source: "sourceSettings"
            case .graph: "graphSettings"
            case .destination: "destinationSettings"
            }
        }
    }

    var name: String
    var location: SourceLocation
    var kind: Kind
    /// The broker or other endpoint; nil for graphs.
    var endpoint: String?
    /// The one topic, for a source perhaps with wildcards; nil for graphs.
    var topic: String?
    /// Where the topic, or a graph's configuration, is or would have to be.
    var valueLocation: SourceLocation
    var configuration: [DataflowGraphResource.Setting] = []
    /// The built-in transform that a graph's artifact stands for; nil for everything else.
    var transform: BuiltInTransform?
}
