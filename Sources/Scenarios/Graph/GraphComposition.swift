/// Puts the nodes of a resource together: built-in transforms, and perhaps one graph of modules.
///
/// The operations of the graph of modules stand in the place of its node, under names with the
/// node's in front; its source and sink pass everything on.
///
///     sensors ─► limit ─► processor ─────────────────────► processed
///                         processor/source ─► … ─► processor/sink
struct GraphComposition {
    let resource: DataflowGraphResource
    /// The flow of the graph of modules; nil without one.
    let inner: DataFlow?

    func flow(into problems: inout Problems) -> DataFlow? {
        let before = problems.errors.count
        TopicRules.checkApart(
            resource.input,
            resource.output,
            at: resource.outputLocation,
            into: &problems
        )
        for node in resource.graphs { checkSettings(of: node, into: &problems) }
        guard problems.errors.count == before else { return nil }
        var operations = [DataFlow.Operation(name: resource.source.name, kind: .source)]
        var connections: [DataFlow.Connection] = []
        for node in resource.graphs {
            guard let transform = node.transform else {
                addInner(behind: node.name, to: &operations, &connections)
                continue
            }
            operations.append(
                DataFlow.Operation(
                    name: node.name,
                    kind: transform.kind,
                    semantics: transform.semantics,
                    parameters: Dictionary(node.configuration.map { ($0.key, $0.value) }) {
                        first,
                        _ in first
                    }
                )
            )
        }
        operations.append(DataFlow.Operation(name: resource.destination.name, kind: .sink))
        for edge in resource.connections {
            connections.append(
                DataFlow.Connection(
                    from: end(edge.from, .sink),
                    arm: edge.arm,
                    to: end(edge.to, .source)
                )
            )
        }
        return DataFlow(
            input: resource.input,
            output: resource.output,
            operations: operations,
            connections: connections
        )
    }

    private func addInner(
        behind node: String,
        to operations: inout [DataFlow.Operation],
        _ connections: inout [DataFlow.Connection]
    ) {
        for operation in inner?.operations ?? [] {
            var operation = operation
            operation.name = "\(node)/\(operation.name)"
            if operation.kind == .source || operation.kind == .sink {
                operation.kind = .concatenate
            }
            operations.append(operation)
        }
        for connection in inner?.connections ?? [] {
            connections.append(
                DataFlow.Connection(
                    from: "\(node)/\(connection.from)",
                    arm: connection.arm,
                    to: "\(node)/\(connection.to)"
                )
            )
        }
    }

    /// The operation at one end of a connection: of the graph of modules its source or its sink.
    private func end(_ name: String, _ kind: DataFlow.Kind) -> String {
        guard name == resource.modules?.name,
            let operation = inner?.operations.first(where: { $0.kind == kind })
        else { return name }
        return "\(name)/\(operation.name)"
    }

    private func checkSettings(of node: DataflowGraphNode, into problems: inout Problems) {
        guard let transform = node.transform else { return }
        for setting in node.configuration where !transform.keys.contains(setting.key) {
            problems.add(
                .unknownKey,
                at: setting.keyLocation,
                "nobody has written down what \(quoted(setting.key)) does to a built-in"
                    + " \(transform.rawValue)",
                hint: transform.keys.isEmpty
                    ? "it has no configuration: remove the key"
                    : "known is \(transform.keys.joined(separator: ", "))"
            )
        }
        guard let needed = transform.keys.first,
            !node.configuration.contains(where: { $0.key == needed })
        else { return }
        let consequence =
            transform == .throttle ? "it would limit nothing" : "every message would be an error"
        let what = needed == "rules" ? "no rules" : "no \(quoted(needed))"
        problems.add(
            .missingKey,
            at: node.valueLocation,
            "node \(quoted(node.name)) has \(what): \(consequence)",
            hint: "add { key: \(needed), value: '\(transform.example)' } to configuration"
        )
    }
}
