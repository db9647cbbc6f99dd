/// What a graph definition must be so that each message has one way through it.
enum GraphDefinitionRules {
    private static let hint =
        "Crucible judges graphs in which each message takes one way from one source to one sink,"
        + " through filters, maps, branches, delays, accumulates and concatenates"

    /// Whether a definition is such a graph.
    ///
    /// - Parameters:
    ///   - definition: The definition.
    ///   - problems: Where mistakes are added.
    /// - Returns: Whether it is.
    static func hold(for definition: GraphDefinition, into problems: inout Problems) -> Bool {
        let before = problems.errors.count
        checkKinds(definition, into: &problems)
        let operations = definition.operations
        let shape = GraphShape(
            noun: "operation",
            vertices: operations.map {
                GraphShape.Vertex(
                    name: $0.name,
                    location: $0.location,
                    isStart: $0.kind == .source,
                    isEnd: $0.kind == .sink
                )
            },
            edges: definition.connections.map {
                GraphShape.Edge(
                    from: $0.edge.from,
                    arm: $0.edge.arm,
                    to: $0.edge.to,
                    location: $0.location
                )
            }
        )
        let branches = operations.filter { $0.kind == .branch }.map(\.name)
        shape.checkArms(branches: branches, into: &problems)
        guard shape.check(into: &problems), problems.errors.count == before else { return false }
        shape.checkSingleWay(hint: hint, into: &problems)
        return problems.errors.count == before
    }

    private static func checkKinds(
        _ definition: GraphDefinition,
        into problems: inout Problems
    ) {
        for kind in [DataFlow.Kind.source, .sink] {
            let found = definition.operations.filter { $0.kind == kind }
            if let second = found.dropFirst().first {
                problems.add(
                    .unsupportedGraph,
                    at: second.location,
                    "operation \(quoted(second.name)) is a second \(kind.rawValue)",
                    hint: hint
                )
            } else if found.isEmpty {
                problems.add(
                    .unsupportedGraph,
                    at: SourceLocation(file: definition.file, line: 1, column: 1),
                    "the graph has no \(kind.rawValue)",
                    hint: hint
                )
            }
        }
    }
}
