import Sandbox

/// What a reference graph did, for people and for tests.
enum GraphText {
    /// One line of counts; further ones of lost connections and of faults, where there were any.
    static func summary(of counts: GraphCounts) -> String {
        var lines = [
            "graph: received \(counts.received), passed \(counts.passed), "
                + "dropped \(counts.dropped), trapped \(counts.trapped), "
                + (counts.errors > 0 ? "failed \(counts.errors), " : "")
                + "published \(counts.published)"
        ]
        if counts.reconnects > 0 {
            lines.append(
                "connection: lost \(counts.reconnects), sessions lost \(counts.sessionsLost), "
                    + "redelivered \(counts.redelivered), resent \(counts.resent)"
            )
        }
        if !counts.planted.isEmpty {
            let faults = counts.planted.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            lines.append("planted: \(faults.joined(separator: ", "))")
        }
        return lines.joined(separator: "\n")
    }
}
