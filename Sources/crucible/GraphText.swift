import Sandbox

/// What a reference graph did, for people and for tests.
enum GraphText {
    /// One line of counts; a second one of faults where some were planted.
    static func summary(of counts: GraphCounts) -> String {
        var lines = [
            "graph: received \(counts.received), passed \(counts.passed), "
                + "dropped \(counts.dropped), trapped \(counts.trapped), "
                + "published \(counts.published)"
        ]
        if !counts.planted.isEmpty {
            let faults = counts.planted.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            lines.append("planted: \(faults.joined(separator: ", "))")
        }
        return lines.joined(separator: "\n")
    }
}
