extension DataflowGraphReader {
    /// Which kinds may feed which: Source→Graph, Source→Destination, Graph→Graph and
    /// Graph→Destination.
    static func checkNesting(
        _ nodes: [DataflowGraphNode],
        _ edges: [GraphShape.Edge],
        into problems: inout Problems
    ) -> Bool {
        let before = problems.errors.count
        for edge in edges {
            let from = nodes.first { $0.name == edge.from }
            let to = nodes.first { $0.name == edge.to }
            if from?.kind == .destination {
                problems.add(
                    .contradiction,
                    at: edge.location,
                    "\(quoted(edge.from)) is a Destination and feeds nothing",
                    hint: "connect a Source or Graph to \(quoted(edge.to))"
                )
            } else if to?.kind == .source {
                problems.add(
                    .contradiction,
                    at: edge.location,
                    "\(quoted(edge.to)) is a Source and nothing feeds it",
                    hint: "connect \(quoted(edge.from)) to a Graph or Destination"
                )
            }
        }
        return problems.errors.count == before
    }

    /// The one source, graph and destination that can be judged.
    static func resource(
        _ nodes: [DataflowGraphNode],
        at location: SourceLocation,
        into problems: inout Problems
    ) -> DataflowGraphResource? {
        var single: [DataflowGraphNode.Kind: DataflowGraphNode] = [:]
        for kind in DataflowGraphNode.Kind.allCases {
            let found = nodes.filter { $0.kind == kind }
            single[kind] = found.first
            if found.count > 1 {
                problems.add(
                    .unsupportedGraph,
                    at: found[1].location,
                    "node \(quoted(found[1].name)) is a second \(kind.rawValue)",
                    hint: "Crucible judges one Source, one Graph and one Destination"
                )
            } else if found.isEmpty {
                problems.add(
                    .unsupportedGraph,
                    at: location,
                    "the resource has no \(kind.rawValue) node",
                    hint: "Crucible judges one Source, one Graph and one Destination"
                )
            }
        }
        guard nodes.count == 3, let source = single[.source], let graph = single[.graph],
            let destination = single[.destination], let input = source.topic,
            let output = destination.topic
        else { return nil }
        guard source.endpoint == destination.endpoint else {
            problems.add(
                .unsupportedGraph,
                at: destination.location,
                "node \(quoted(destination.name)) sends to another endpoint"
                    + " (\(destination.endpoint ?? "")) than the source takes from"
                    + " (\(source.endpoint ?? ""))",
                hint: "Crucible connects to one broker: use one endpointRef for both"
            )
            return nil
        }
        return DataflowGraphResource(
            input: input,
            output: output,
            outputLocation: destination.valueLocation,
            configuration: graph.configuration,
            configurationLocation: graph.valueLocation
        )
    }
}
