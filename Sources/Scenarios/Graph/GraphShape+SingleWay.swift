extension GraphShape {
    /// Reports connections that name an arm of what has none.
    ///
    /// - Parameters:
    ///   - branches: The names of what has arms.
    ///   - problems: Where to add them.
    func checkArms(branches: [String], into problems: inout Problems) {
        for edge in edges where edge.arm != nil && !branches.contains(edge.from) {
            problems.add(
                .contradiction,
                at: edge.location,
                "the connection from \(quoted(edge.from)) names an arm",
                hint: "only a branch has arms: remove arm"
            )
        }
    }

    /// Reports of connections that take the same messages all but the first.
    ///
    /// - Parameters:
    ///   - hint: What Crucible judges.
    ///   - problems: Where to add them.
    func checkSingleWay(hint: String, into problems: inout Problems) {
        for vertex in vertices {
            let outward = edges.filter { $0.from == vertex.name }
            for (index, edge) in outward.enumerated() {
                let earlier = outward[..<index].first {
                    $0.arm == nil || edge.arm == nil || $0.arm == edge.arm
                }
                guard let earlier else { continue }
                problems.add(
                    .unsupportedGraph,
                    at: edge.location,
                    "\(noun) \(quoted(vertex.name)) feeds \(quoted(edge.to)) the messages that it"
                        + " feeds \(quoted(earlier.to)): one message could come out twice",
                    hint: hint
                )
            }
        }
    }
}
