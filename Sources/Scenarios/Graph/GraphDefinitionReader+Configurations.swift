extension GraphDefinitionReader {
    /// One element of `moduleConfigurations`.
    struct Configuration {
        var operation: String
        var location: SourceLocation
        var parameters: [GraphDefinition.Parameter]
    }

    static func configurations(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> [Configuration] {
        let elements = node.elements("moduleConfigurations", into: &problems) ?? []
        return elements.enumerated().compactMap { index, element in
            let subject = "moduleConfigurations[\(index)]"
            guard var keys = MappingReader(element, subject, into: &problems) else { return nil }
            let node = keys.require("name", example: "name: OPERATION", into: &problems)
            let name = node?.text("name", into: &problems)
            let parameters =
                keys.require("parameters", example: "parameters:", into: &problems)
                .map { self.parameters($0, into: &problems) } ?? []
            keys.finish(into: &problems)
            guard let name, let node else { return nil }
            return Configuration(
                operation: name,
                location: node.location,
                parameters: parameters
            )
        }
    }

    /// Every configuration must belong to an operation, by the operation's name.
    static func checkConfigurations(
        _ configurations: [Configuration],
        of operations: [GraphDefinition.Operation],
        into problems: inout Problems
    ) {
        let names = operations.map(\.name)
        for configuration in configurations where !names.contains(configuration.operation) {
            problems.addUnknownKind(
                at: configuration.location,
                "the operation of a module configuration",
                configuration.operation,
                among: names
            )
        }
    }

    private static func parameters(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> [GraphDefinition.Parameter] {
        guard case .mapping(let entries) = node.content,
            var keys = MappingReader(node, "parameters", into: &problems)
        else {
            _ = MappingReader(node, "parameters", into: &problems)
            return []
        }
        let parameters = entries.compactMap { entry -> GraphDefinition.Parameter? in
            _ = keys.take(entry.key)
            return parameter(entry, into: &problems)
        }
        keys.finish(into: &problems)
        return parameters
    }

    private static func parameter(
        _ entry: LocatedNode.Entry,
        into problems: inout Problems
    ) -> GraphDefinition.Parameter? {
        let subject = "parameter \(shortened(entry.key))"
        guard var keys = MappingReader(entry.value, subject, into: &problems) else { return nil }
        let name = keys.require("name", example: "name: \(entry.key)", into: &problems)?
            .text("name", into: &problems)
        let defaultValue = keys.take("default")?.textOrNull("default", into: &problems)
        _ = keys.take("description")?.text("description", into: &problems)
        let isRequired = keys.take("required")?.boolean("required", into: &problems)
        keys.finish(into: &problems)
        return name.map {
            GraphDefinition.Parameter(
                key: entry.key,
                name: $0,
                defaultValue: defaultValue,
                isRequired: isRequired ?? false,
                location: entry.keyLocation
            )
        }
    }
}
