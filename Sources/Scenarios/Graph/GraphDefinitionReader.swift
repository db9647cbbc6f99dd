/// Reads graph definition files as strictly as the schema says: every mapping is closed.
enum GraphDefinitionReader {
    static func read(_ root: LocatedNode, into problems: inout Problems) -> GraphDefinition? {
        let before = problems.errors.count
        guard var keys = MappingReader(root, "the graph definition", into: &problems) else {
            return nil
        }
        if let node = keys.require("metadata", example: "metadata:", into: &problems) {
            metadata(node, into: &problems)
        }
        let requirements = keys.require(
            "moduleRequirements",
            example: "moduleRequirements: { apiVersion: 1.1.0, runtimeVersion: 1.1.0 }",
            into: &problems
        )
        if let requirements { self.requirements(requirements, into: &problems) }
        let parameters =
            keys.take("moduleConfigurations")
            .map { configurations($0, into: &problems) } ?? []
        let beforeOperations = problems.errors.count
        let operations =
            keys.require("operations", example: "operations:", into: &problems)
            .map { self.operations($0, into: &problems) } ?? []
        let hasOperations = problems.errors.count == beforeOperations
        let connections =
            keys.require("connections", example: "connections:", into: &problems)
            .map { self.connections($0, into: &problems) } ?? []
        keys.take("schemas").map { schemas($0, into: &problems) }
        keys.finish(into: &problems)
        if hasOperations { checkConfigurations(parameters, of: operations, into: &problems) }
        guard problems.errors.count == before else { return nil }
        return GraphDefinition(
            file: root.location.file,
            operations: operations,
            connections: connections,
            parameters: Dictionary(
                parameters.map { ($0.operation, $0.parameters) },
                uniquingKeysWith: +
            )
        )
    }

    private static func metadata(_ node: LocatedNode, into problems: inout Problems) {
        guard var keys = MappingReader(node, "metadata", into: &problems) else { return }
        for key in ["$schema", "name", "version"] {
            let example = key == "version" ? "version: \"1.0.0\"" : "\(key): …"
            _ = keys.require(key, example: example, into: &problems)?
                .text(key, into: &problems)
        }
        for key in ["description", "vendor"] { _ = keys.take(key)?.text(key, into: &problems) }
        keys.finish(into: &problems)
    }

    private static func requirements(_ node: LocatedNode, into problems: inout Problems) {
        guard var keys = MappingReader(node, "moduleRequirements", into: &problems) else { return }
        for key in ["apiVersion", "runtimeVersion"] {
            _ = keys.require(key, example: "\(key): 1.1.0", into: &problems)?
                .text(key, into: &problems)
        }
        for feature in keys.take("features")?.elements("features", into: &problems) ?? [] {
            guard var keys = MappingReader(feature, "a feature", into: &problems) else { continue }
            _ = keys.require("name", example: "name: …", into: &problems)?
                .text("name", into: &problems)
            _ = keys.take("value")
            keys.finish(into: &problems)
        }
        keys.finish(into: &problems, renamed: ["hostlibVersion": "runtimeVersion"])
    }

    private static func operations(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> [GraphDefinition.Operation] {
        let elements = node.elements("operations", into: &problems) ?? []
        return elements.enumerated().compactMap { index, element in
            operation(element, "operations[\(index)]", into: &problems)
        }
    }

    private static func operation(
        _ node: LocatedNode,
        _ subject: String,
        into problems: inout Problems
    ) -> GraphDefinition.Operation? {
        guard var keys = MappingReader(node, subject, into: &problems) else { return nil }
        let name = keys.require("name", example: "name: source", into: &problems)?
            .text("name", into: &problems)
        let kind: DataFlow.Kind? = keys.require(
            "operationType",
            example: "operationType: filter",
            into: &problems
        )
        .flatMap { $0.kind("operationType", into: &problems) }
        let module = keys.take("module")?.textOrNull("module", into: &problems)
        let moduleLocation = keys.keyLocation("module")
        keys.finish(into: &problems, renamed: ["type": "operationType"])
        guard let name, let kind else { return nil }
        switch kind {
        case .source, .sink:
            if module != nil {
                problems.add(
                    .contradiction,
                    at: moduleLocation,
                    "operation \(quoted(name)) is a \(kind.rawValue), which has no module",
                    hint: "remove module, or change operationType"
                )
            }
        case .concatenate: break
        case .map, .filter, .branch, .accumulate, .delay:
            if module == nil, !keys.has("module") || keys.isNull("module") {
                problems.add(
                    .missingKey,
                    at: node.location,
                    "operation \(quoted(name)) is a \(kind.rawValue) without a module",
                    hint: "add module: NAME:VERSION"
                )
            }
        }
        return GraphDefinition.Operation(
            name: name,
            kind: kind,
            module: module,
            location: keys.keyLocation("name")
        )
    }

    private static func connections(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> [GraphDefinition.Connection] {
        let elements = node.elements("connections", into: &problems) ?? []
        return elements.enumerated().compactMap { index, element in
            let subject = "connections[\(index)]"
            guard var keys = MappingReader(element, subject, into: &problems) else { return nil }
            let from = keys.require("from", example: "from: { name: source }", into: &problems)
                .flatMap { end($0, "from", hasArm: true, into: &problems) }
            let to = keys.require("to", example: "to: { name: sink }", into: &problems)
                .flatMap { end($0, "to", hasArm: false, into: &problems) }
            keys.finish(into: &problems)
            guard let from, let to else { return nil }
            return GraphDefinition.Connection(
                edge: DataFlow.Connection(from: from.name, arm: from.arm, to: to.name),
                location: element.location
            )
        }
    }

    private static func end(
        _ node: LocatedNode,
        _ subject: String,
        hasArm: Bool,
        into problems: inout Problems
    ) -> (name: String, arm: Bool?)? {
        guard var keys = MappingReader(node, subject, into: &problems) else { return nil }
        let name = keys.require("name", example: "name: source", into: &problems)?
            .text("name", into: &problems)
        var arm: Bool?
        if hasArm {
            if let node = keys.take("arm"), !node.isNull {
                let word: Arm? = node.kind("arm", into: &problems)
                arm = word.map { $0 == .true }
            }
            _ = keys.take("schemaName")?.text("schemaName", into: &problems)
        }
        keys.finish(into: &problems)
        return name.map { ($0, arm) }
    }

    private enum Arm: String, CaseIterable {
        case `true` = "True"
        case `false` = "False"
    }

    private static func schemas(_ node: LocatedNode, into problems: inout Problems) {
        for schema in node.elements("schemas", into: &problems) ?? [] {
            guard var keys = MappingReader(schema, "a schema", into: &problems) else { continue }
            for key in ["format", "name", "schema"] {
                _ = keys.require(key, example: "\(key): …", into: &problems)
            }
            keys.finish(into: &problems)
        }
    }
}
