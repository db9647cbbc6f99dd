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

    /// The hint of errors about what else could be judged.
    static let judged =
        "Crucible judges one Source, one Destination and between them built-in transforms and at"
        + " most one graph of modules"

    /// The nodes of a resource that can be judged.
    static func resource(
        _ nodes: [DataflowGraphNode],
        _ shape: GraphShape,
        at location: SourceLocation,
        into problems: inout Problems
    ) -> DataflowGraphResource? {
        let before = problems.errors.count
        let source = only(.source, of: nodes, at: location, into: &problems)
        let destination = only(.destination, of: nodes, at: location, into: &problems)
        let graphs = nodes.filter { $0.kind == .graph }
        if let second = graphs.filter({ $0.transform == nil }).dropFirst().first {
            problems.add(
                .unsupportedGraph,
                at: second.location,
                "node \(quoted(second.name)) is a second Graph of modules",
                hint: judged
            )
        } else if graphs.isEmpty {
            problems.add(
                .unsupportedGraph,
                at: location,
                "the resource has no Graph node",
                hint: judged
            )
        }
        let branches = graphs.filter { $0.transform == .branch }.map(\.name)
        shape.checkArms(branches: branches, into: &problems)
        shape.checkSingleWay(hint: judged, into: &problems)
        guard let source, let destination, let input = source.topic,
            let output = destination.topic
        else { return nil }
        if source.endpoint != destination.endpoint {
            problems.add(
                .unsupportedGraph,
                at: destination.location,
                "node \(quoted(destination.name)) sends to another endpoint"
                    + " (\(destination.endpoint ?? "")) than the source takes from"
                    + " (\(source.endpoint ?? ""))",
                hint: "Crucible connects to one broker: use one endpointRef for both"
            )
        }
        guard problems.errors.count == before else { return nil }
        return DataflowGraphResource(
            source: source,
            graphs: graphs,
            destination: destination,
            connections: shape.edges,
            input: input,
            output: output
        )
    }

    private static func only(
        _ kind: DataflowGraphNode.Kind,
        of nodes: [DataflowGraphNode],
        at location: SourceLocation,
        into problems: inout Problems
    ) -> DataflowGraphNode? {
        let found = nodes.filter { $0.kind == kind }
        if found.count > 1 {
            problems.add(
                .unsupportedGraph,
                at: found[1].location,
                "node \(quoted(found[1].name)) is a second \(kind.rawValue)",
                hint: judged
            )
            return nil
        }
        if found.isEmpty {
            problems.add(
                .unsupportedGraph,
                at: location,
                "the resource has no \(kind.rawValue) node",
                hint: judged
            )
        }
        return found.first
    }
}
