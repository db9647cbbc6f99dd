/// Named things and what feeds what: checks that every graph must pass, whatever its file.
struct GraphShape {
    /// A named thing and what it may be.
    struct Vertex: Hashable {
        var name: String
        var location: SourceLocation
        var isStart = false
        var isEnd = false
    }

    /// That one thing feeds another.
    struct Edge: Hashable {
        var from: String
        var arm: Bool?
        var to: String
        var location: SourceLocation
    }

    /// What errors call a vertex: `operation` or `node`.
    var noun: String
    var vertices: [Vertex]
    var edges: [Edge]

    /// Reports names that stand twice, connections to nothing, cycles and what nothing reaches.
    ///
    /// - Parameter problems: Where to add them.
    /// - Returns: Whether the shape is sound.
    func check(into problems: inout Problems) -> Bool {
        let before = problems.errors.count
        checkNames(into: &problems)
        checkEdges(into: &problems)
        guard problems.errors.count == before else { return false }
        checkCycles(into: &problems)
        guard problems.errors.count == before else { return false }
        checkReach(into: &problems)
        return problems.errors.count == before
    }

    private func checkNames(into problems: inout Problems) {
        var first: [String: SourceLocation] = [:]
        for vertex in vertices {
            if let earlier = first[vertex.name] {
                problems.add(
                    .duplicateKey,
                    at: vertex.location,
                    "\(noun) \(quoted(vertex.name)) is there twice, first at \(earlier)",
                    hint: "give each \(noun) a name of its own"
                )
            } else {
                first[vertex.name] = vertex.location
            }
        }
    }

    private func checkEdges(into problems: inout Problems) {
        let names = vertices.map(\.name)
        var seen: Set<[String]> = []
        for edge in edges {
            for name in [edge.from, edge.to] where !names.contains(name) {
                problems.addUnknownKind(
                    at: edge.location,
                    "one end of the connection",
                    name,
                    among: names
                )
            }
            let arm = edge.arm.map { String($0) } ?? ""
            if !seen.insert([edge.from, arm, edge.to]).inserted {
                problems.add(
                    .contradiction,
                    at: edge.location,
                    "\(quoted(edge.from)) is connected to \(quoted(edge.to)) twice",
                    hint: "keep one of the two connections"
                )
            }
        }
    }

    private func checkCycles(into problems: inout Problems) {
        var remaining = vertices.map(\.name)
        while let free = remaining.firstIndex(where: { name in
            !edges.contains { $0.to == name && remaining.contains($0.from) }
        }) {
            remaining.remove(at: free)
        }
        guard let vertex = vertices.first(where: { remaining.contains($0.name) }) else { return }
        problems.add(
            .contradiction,
            at: vertex.location,
            "\(noun) \(quoted(vertex.name)) is in or behind a cycle of connections",
            hint: "messages go one way; these feed each other: \(enumerated(remaining))"
        )
    }

    private func checkReach(into problems: inout Problems) {
        let fed = reached(from: vertices.filter(\.isStart).map(\.name)) { ($0.from, $0.to) }
        let used = reached(from: vertices.filter(\.isEnd).map(\.name)) { ($0.to, $0.from) }
        for vertex in vertices where !fed.contains(vertex.name) {
            problems.add(
                .contradiction,
                at: vertex.location,
                "nothing feeds \(noun) \(quoted(vertex.name))",
                hint: "connect it to what comes before it, or remove it"
            )
        }
        for vertex in vertices where fed.contains(vertex.name) && !used.contains(vertex.name) {
            problems.add(
                .contradiction,
                at: vertex.location,
                "nothing comes of \(noun) \(quoted(vertex.name))",
                hint: "connect it to what comes after it, or remove it"
            )
        }
    }

    private func reached(
        from starts: [String],
        along ends: (Edge) -> (String, String)
    ) -> Set<String> {
        var reached = Set(starts)
        var frontier = starts
        while let name = frontier.popLast() {
            for edge in edges {
                let (from, to) = ends(edge)
                if from == name, reached.insert(to).inserted { frontier.append(to) }
            }
        }
        return reached
    }
}
