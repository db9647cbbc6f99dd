/// Reads DataflowGraph resources: as `kubectl` has them, or the body that ARM and `az` take.
enum DataflowGraphReader {
    private enum Mode: String, CaseIterable {
        case enabled = "Enabled"
        case disabled = "Disabled"
    }

    static func read(_ root: LocatedNode, into problems: inout Problems) -> DataflowGraphResource? {
        let before = problems.errors.count
        guard let properties = properties(root, into: &problems),
            let resource = spec(properties, into: &problems),
            problems.errors.count == before
        else { return nil }
        return resource
    }

    /// The mapping with the nodes: `spec` of a Kubernetes resource, `properties` of an ARM one, or
    /// the root itself.
    private static func properties(
        _ root: LocatedNode,
        into problems: inout Problems
    ) -> LocatedNode? {
        guard var keys = MappingReader(root, "the DataflowGraph resource", into: &problems) else {
            return nil
        }
        guard keys.has("apiVersion") || keys.has("kind") || keys.has("spec") else {
            guard keys.has("properties") else { return root }
            let properties = keys.take("properties")
            keys.ignore("id", "name", "type", "extendedLocation", "systemData", "resourceGroup")
            keys.finish(into: &problems)
            return properties
        }
        let group = "connectivity.iotoperations.azure.com/"
        let apiVersion = keys.require(
            "apiVersion",
            example: "apiVersion: \(group)v1",
            into: &problems
        )
        if let node = apiVersion, let text = node.text("apiVersion", into: &problems),
            !text.hasPrefix(group)
        {
            problems.add(
                .unsupportedGraph,
                at: node.location,
                "apiVersion is \(quoted(text)), not one of \(group)",
                hint: "name the file of the DataflowGraph resource"
            )
        }
        let kind = keys.require("kind", example: "kind: DataflowGraph", into: &problems)
        if let node = kind, let text = node.text("kind", into: &problems), text != "DataflowGraph" {
            problems.add(
                .unsupportedGraph,
                at: node.location,
                "kind is \(quoted(text)), not DataflowGraph",
                hint: "name the file of the DataflowGraph resource"
            )
        }
        if let node = keys.require("metadata", example: "metadata:", into: &problems) {
            metadata(node, into: &problems)
        }
        let spec = keys.require("spec", example: "spec:", into: &problems)
        keys.ignore("status")
        keys.finish(into: &problems)
        return spec
    }

    private static func metadata(_ node: LocatedNode, into problems: inout Problems) {
        guard var keys = MappingReader(node, "metadata", into: &problems) else { return }
        keys.require("name", example: "name: graph", into: &problems)?
            .check(into: &problems) { text throws(ValueProblem) in
                try NameRules.checkSlug(text, length: 3...63)
            }
        _ = keys.take("namespace")?.text("namespace", into: &problems)
        // What the API server adds to a resource that was read back from a cluster.
        keys.ignore(
            "labels",
            "annotations",
            "creationTimestamp",
            "finalizers",
            "generation",
            "managedFields",
            "ownerReferences",
            "resourceVersion",
            "uid"
        )
        keys.finish(into: &problems)
    }

    private static func spec(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> DataflowGraphResource? {
        guard var keys = MappingReader(node, "spec", into: &problems) else { return nil }
        if let node = keys.take("mode") {
            let mode: Mode? = node.kind("mode", ignoringCase: true, into: &problems)
            if mode == .disabled {
                problems.add(
                    .unsupportedGraph,
                    at: node.location,
                    "the graph is disabled: nothing would come out of it",
                    hint: "write mode: Enabled, here and in the cluster"
                )
            }
        }
        keys.take("profileRef")?.check(into: &problems) {
            text throws(ValueProblem) in try NameRules.checkSlug(text, length: 3...39)
        }
        if let node = keys.take("requestDiskPersistence") {
            let _: Mode? = node.kind("requestDiskPersistence", ignoringCase: true, into: &problems)
        }
        // What ARM adds to a resource that was read back.
        keys.ignore("provisioningState", "healthState")
        let nodes = keys.require("nodes", example: "nodes:", into: &problems)
            .map { self.nodes($0, into: &problems) }
        let edges = keys.require("nodeConnections", example: "nodeConnections:", into: &problems)
            .map { self.edges($0, into: &problems) }
        keys.finish(into: &problems)
        guard let nodes, let edges, nodes.isComplete else { return nil }
        let shape = GraphShape(
            noun: "node",
            vertices: nodes.read.map {
                GraphShape.Vertex(
                    name: $0.name,
                    location: $0.location,
                    isStart: $0.kind == .source,
                    isEnd: $0.kind == .destination
                )
            },
            edges: edges
        )
        guard checkNesting(nodes.read, edges, into: &problems), shape.check(into: &problems) else {
            return nil
        }
        return resource(nodes.read, shape, at: node.location, into: &problems)
    }

    private static func nodes(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> (read: [DataflowGraphNode], isComplete: Bool) {
        let elements = node.elements("nodes", into: &problems)
        let read = (elements ?? []).enumerated().compactMap { index, element in
            DataflowGraphNodeReader.read(element, "nodes[\(index)]", into: &problems)
        }
        return (read, read.count == elements?.count)
    }

    private static func edges(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> [GraphShape.Edge] {
        let elements = node.elements("nodeConnections", into: &problems) ?? []
        return elements.enumerated().compactMap { index, element in
            let subject = "nodeConnections[\(index)]"
            guard var keys = MappingReader(element, subject, into: &problems) else { return nil }
            let from = keys.require("from", example: "from: { name: NODE }", into: &problems)
                .flatMap { end($0, "from", into: &problems) }
            let to = keys.require("to", example: "to: { name: NODE }", into: &problems)
                .flatMap { end($0, "to", into: &problems) }
            keys.finish(into: &problems)
            guard let from, let to else { return nil }
            let arms = [(".output.true", true), (".output.false", false)]
            let arm = arms.first { from.hasSuffix($0.0) }
            return GraphShape.Edge(
                from: String(from.dropLast(arm?.0.count ?? 0)),
                arm: arm?.1,
                to: to,
                location: element.location
            )
        }
    }

    private static func end(
        _ node: LocatedNode,
        _ subject: String,
        into problems: inout Problems
    ) -> String? {
        guard var keys = MappingReader(node, subject, into: &problems) else { return nil }
        let name = keys.require("name", example: "name: NODE", into: &problems)?
            .text("name", into: &problems)
        if subject == "from", let schema = keys.take("schema") {
            _ = MappingReader(schema, "schema", into: &problems).map {
                DataflowGraphNodeReader.schema($0, formatIsRequired: false, into: &problems)
            }
        }
        keys.finish(into: &problems)
        return name
    }
}
