import Quantities
import Scenarios
import Verifier

extension MarkdownReport {
    /// What happened to the run's own connections.
    static func connections(of judgement: Judgement) -> String {
        let rows = LatencyStage.ofConnections.map { (title($0), judgement.latencies[$0]) }
            .filter { $0.1.count > 0 }
        guard !rows.isEmpty else { return "" }
        return "## Connections\n\n" + table(rows, counted: "Connections")
    }
}
