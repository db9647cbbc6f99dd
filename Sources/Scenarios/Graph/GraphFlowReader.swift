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
        guard let definition,
            GraphDefinitionRules.hold(for: definition, into: &problems), let semantics
        else {
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
}
