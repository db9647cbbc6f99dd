/// Reads one element of a DataflowGraph resource's `nodes`.
enum DataflowGraphNodeReader {
    static func read(
        _ node: LocatedNode,
        _ subject: String,
        into problems: inout Problems
    ) -> DataflowGraphNode? {
        guard var keys = MappingReader(node, subject, into: &problems) else { return nil }
        let nameNode = keys.require("name", example: "name: NODE", into: &problems)
        let name = nameNode?.text("name", into: &problems)
        nameNode?.check(into: &problems) { text throws(ValueProblem) in
            try NameRules.checkWord(text)
        }
        let kind: DataflowGraphNode.Kind? = keys.require(
            "nodeType",
            example: "nodeType: Graph",
            into: &problems
        )
        .flatMap { $0.kind("nodeType", into: &problems) }
        guard let kind else {
            keys.ignore("sourceSettings", "graphSettings", "destinationSettings")
            keys.finish(into: &problems)
            return nil
        }
        let example = "\(kind.settingsKey): …, which a \(kind.rawValue) needs"
        let settings = keys.require(kind.settingsKey, example: example, into: &problems)
        keys.finish(into: &problems)
        guard let settings, let name, let nameNode else { return nil }
        var result = DataflowGraphNode(
            name: name,
            location: nameNode.location,
            kind: kind,
            valueLocation: settings.location
        )
        guard var keys = MappingReader(settings, kind.settingsKey, into: &problems) else {
            return nil
        }
        switch kind {
        case .source: source(&keys, &result, into: &problems)
        case .graph: graph(&keys, &result, into: &problems)
        case .destination: destination(&keys, &result, into: &problems)
        }
        keys.finish(into: &problems)
        return result
    }

    private static func source(
        _ keys: inout MappingReader,
        _ result: inout DataflowGraphNode,
        into problems: inout Problems
    ) {
        result.endpoint = endpoint(&keys, into: &problems)
        if let asset = keys.take("assetRef"), !asset.isNull {
            problems.add(
                .unsupportedGraph,
                at: keys.keyLocation("assetRef"),
                "node \(quoted(result.name)) takes its messages from an asset",
                hint: "Crucible publishes to an MQTT topic: use dataSources alone"
            )
        }
        guard
            let node = keys.require("dataSources", example: "dataSources: [raw]", into: &problems),
            let topics = node.elements("dataSources", into: &problems)
        else { return }
        guard topics.count == 1, let topic = topics.first else {
            problems.add(
                .unsupportedGraph,
                at: node.location,
                "node \(quoted(result.name)) has \(topics.count) data sources",
                hint: "Crucible publishes to one MQTT topic: name exactly one"
            )
            return
        }
        result.valueLocation = topic.location
        result.topic = topic.topicFilter("a data source", into: &problems)
    }

    private static func graph(
        _ keys: inout MappingReader,
        _ result: inout DataflowGraphNode,
        into problems: inout Problems
    ) {
        _ = keys.require(
            "registryEndpointRef",
            example: "registryEndpointRef: default",
            into: &problems
        )?
        .text("registryEndpointRef", into: &problems)
        let artifact = keys.require(
            "artifact",
            example: "artifact: NAME:1.0.0",
            into: &problems
        )
        if artifact?.text("artifact", into: &problems) != nil {
            let found = artifact?.value("artifact", example: "NAME:1.0.0", into: &problems) {
                text throws(ValueProblem) in try [BuiltInTransform(artifact: text)]
            }
            result.transform = found?.first ?? nil
        }
        guard let node = keys.take("configuration") else { return }
        result.valueLocation = node.location
        let elements = node.elements("configuration", into: &problems) ?? []
        for (index, element) in elements.enumerated() {
            let subject = "configuration[\(index)]"
            guard let setting = setting(element, subject, into: &problems) else { continue }
            if let earlier = result.configuration.first(where: { $0.key == setting.key }) {
                problems.add(
                    .duplicateKey,
                    at: setting.keyLocation,
                    "configuration sets \(quoted(setting.key)) twice, first at"
                        + " \(earlier.keyLocation)",
                    hint: "keep one of the two"
                )
            }
            result.configuration.append(setting)
        }
    }

    private static func setting(
        _ node: LocatedNode,
        _ subject: String,
        into problems: inout Problems
    ) -> DataflowGraphResource.Setting? {
        guard var keys = MappingReader(node, subject, into: &problems) else { return nil }
        let key = keys.require("key", example: "key: temperature_lower_bound", into: &problems)
        let value = keys.require("value", example: "value: \"2000\"", into: &problems)
        keys.finish(into: &problems)
        let keyText = key?.text("key", into: &problems)
        key?.check(into: &problems) { text throws(ValueProblem) in
            try NameRules.checkWord(text)
        }
        guard let key, let value, let keyText,
            let text = value.text("value", mayBeEmpty: true, into: &problems)
        else { return nil }
        return DataflowGraphResource.Setting(
            key: keyText,
            keyLocation: key.location,
            value: text,
            valueLocation: value.location
        )
    }

    private static func destination(
        _ keys: inout MappingReader,
        _ result: inout DataflowGraphNode,
        into problems: inout Problems
    ) {
        result.endpoint = endpoint(&keys, into: &problems)
        if let schema = keys.take("outputSchemaSettings") {
            _ = MappingReader(schema, "outputSchemaSettings", into: &problems).map {
                self.schema($0, formatIsRequired: true, into: &problems)
            }
        }
        let example = "dataDestination: processed"
        guard let node = keys.require("dataDestination", example: example, into: &problems) else {
            return
        }
        result.valueLocation = node.location
        result.topic = node.outputTopic("dataDestination", into: &problems)
    }

    private static func endpoint(
        _ keys: inout MappingReader,
        into problems: inout Problems
    ) -> String? {
        keys.require("endpointRef", example: "endpointRef: default", into: &problems)?
            .text("endpointRef", into: &problems)
    }

    /// Reads what a connection or destination says of schemas; only JSON leaves the bytes alone.
    static func schema(
        _ keys: MappingReader,
        formatIsRequired: Bool,
        into problems: inout Problems
    ) {
        var keys = keys
        let example = "serializationFormat: Json"
        let format =
            formatIsRequired
            ? keys.require("serializationFormat", example: example, into: &problems)
            : keys.take("serializationFormat")
        if let format, let text = format.text("serializationFormat", into: &problems),
            text.lowercased() != "json"
        {
            problems.add(
                .unsupportedGraph,
                at: format.location,
                "messages are written as \(quoted(text))",
                hint: "Crucible reads JSON: write \(example)"
            )
        }
        _ = keys.take("schemaRef")?.textOrNull("schemaRef", into: &problems)
        keys.finish(into: &problems)
    }
}
