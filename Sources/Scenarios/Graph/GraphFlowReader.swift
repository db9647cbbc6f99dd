/// Reads `graph:`: the two graph files and what their modules do, as one data flow.
struct GraphFlowReader {
    /// Gives the text of a file.
    let load: (String) throws -> String
    /// The files read so far.
    var files: [SourceText]

    mutating func read(_ node: LocatedNode, into problems: inout Problems) -> DataFlow? {
        guard var keys = MappingReader(node, "graph", into: &problems) else { return nil }
        let resourceNode = keys.require(
            "resource",
            example: "resource: FILE, the DataflowGraph resource",
            into: &problems
        )
        let definitionNode = keys.require(
            "definition",
            example: "definition: FILE, the graph definition",
            into: &problems
        )
        let modules = keys.require(
            "modules",
            example: "modules: { \"OPERATION\": sample-temperature-filter }",
            into: &problems
        )
        keys.finish(into: &problems)
        let resource = resourceNode.flatMap { tree($0, "resource", into: &problems) }
            .flatMap { DataflowGraphReader.read($0, into: &problems) }
        let definition = definitionNode.flatMap { tree($0, "definition", into: &problems) }
            .flatMap { GraphDefinitionReader.read($0, into: &problems) }
        let semantics = modules.flatMap {
            ModulesReader.read($0, operations: definition?.operations, into: &problems)
        }
        guard let definition, isLinear(definition, into: &problems), let semantics else {
            return nil
        }
        guard let resource else { return nil }
        return GraphAssembly(definition: definition, resource: resource, semantics: semantics)
            .flow(into: &problems)
    }

    private mutating func tree(
        _ node: LocatedNode,
        _ subject: String,
        into problems: inout Problems
    ) -> LocatedNode? {
        guard let text = node.text(subject, into: &problems) else { return nil }
        let path = FilePaths.resolve(text, at: node.location)
        do {
            let source = SourceText(path: path, text: try load(path))
            files.append(source)
            return YAMLText.read(source.text, file: path, into: &problems)
        } catch {
            problems.add(
                .unreadableFile,
                at: node.location,
                "cannot read \(quoted(path: path)): \(shortened("\(error)"))",
                hint: node.location.isInFile
                    ? "paths are relative to the file that names them"
                    : "paths in flags are relative to the working directory"
            )
            return nil
        }
    }

    /// Whether the definition is a source, a filter and a sink in a row.
    private func isLinear(_ definition: GraphDefinition, into problems: inout Problems) -> Bool {
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
        let before = problems.errors.count
        let hint = "Crucible judges one source, one filter and one sink in a row"
        let kinds: [DataFlow.Kind] = [.source, .filter, .sink]
        for operation in operations where !kinds.contains(operation.kind) {
            problems.add(
                .unsupportedGraph,
                at: operation.location,
                "operation \(quoted(operation.name)) is a \(operation.kind.rawValue), which cannot"
                    + " be judged yet",
                hint: hint
            )
        }
        for kind in kinds {
            let found = operations.filter { $0.kind == kind }
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
        for connection in definition.connections where connection.edge.arm != nil {
            problems.add(
                .contradiction,
                at: connection.location,
                "the connection from \(quoted(connection.edge.from)) names an arm",
                hint: "only a branch has arms: remove arm"
            )
        }
        guard shape.check(into: &problems), problems.errors.count == before else { return false }
        return isRow(definition, hint: hint, into: &problems)
    }

    private func isRow(
        _ definition: GraphDefinition,
        hint: String,
        into problems: inout Problems
    ) -> Bool {
        let kinds = Dictionary(definition.operations.map { ($0.name, $0.kind) }) { first, _ in first
        }
        let extra = definition.connections.first {
            kinds[$0.edge.from] == .source && kinds[$0.edge.to] == .sink
        }
        guard let extra else { return true }
        problems.add(
            .unsupportedGraph,
            at: extra.location,
            "operation \(quoted(extra.edge.from)) feeds \(quoted(extra.edge.to)) past the filter",
            hint: hint
        )
        return false
    }
}
