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
        let resource = resourceNode.flatMap { tree($0, "resource", into: &problems) }
            .flatMap { DataflowGraphReader.read($0, into: &problems) }
        if let resource, resource.modules == nil {
            refuseModules(&keys, into: &problems)
            keys.finish(into: &problems)
            return GraphComposition(resource: resource, inner: nil).flow(into: &problems)
        }
        // What a resource needs that could not be read is not known.
        guard
            resource != nil || resourceNode == nil || keys.has("definition")
                || keys.has("modules")
        else {
            keys.finish(into: &problems)
            return nil
        }
        let inner = moduleFlow(&keys, resource, into: &problems)
        guard let resource, resource.graphs.count > 1 else { return inner }
        guard let inner else { return nil }
        return GraphComposition(resource: resource, inner: inner).flow(into: &problems)
    }

    /// The flow of the graph of modules, from its definition and `modules:`.
    private mutating func moduleFlow(
        _ keys: inout MappingReader,
        _ resource: DataflowGraphResource?,
        into problems: inout Problems
    ) -> DataFlow? {
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
        let definition = definitionNode.flatMap { tree($0, "definition", into: &problems) }
            .flatMap { GraphDefinitionReader.read($0, into: &problems) }
        let semantics = modules.flatMap {
            ModulesReader.read($0, operations: definition?.operations, into: &problems)
        }
        guard let definition,
            GraphDefinitionRules.hold(for: definition, into: &problems), let semantics
        else { return nil }
        guard let resource else { return nil }
        return GraphAssembly(definition: definition, resource: resource, semantics: semantics)
            .flow(into: &problems)
    }

    /// Reports what only a graph of modules needs.
    private func refuseModules(_ keys: inout MappingReader, into problems: inout Problems) {
        for key in ["definition", "modules"] where keys.take(key) != nil {
            problems.add(
                .contradiction,
                at: keys.keyLocation(key),
                "the resource has built-in transforms only, and \(key) is about modules",
                hint: "remove \(key)"
            )
        }
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
