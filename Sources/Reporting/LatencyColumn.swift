import Quantities

/// One figure of a latency histogram, as reports show it.
struct LatencyColumn {
    /// Its name in `report.json`.
    let jsonName: String
    /// Its name in tables.
    let title: String
    /// Its value; nil when too few samples support it.
    let value: @Sendable (LatencyHistogram) -> Nanoseconds?

    /// The figures in order.
    static let all: [LatencyColumn] = [
        LatencyColumn("p50", "p50", .p50),
        LatencyColumn("p90", "p90", .p90),
        LatencyColumn("p95", "p95", .p95),
        LatencyColumn("p99", "p99", .p99),
        LatencyColumn("p999", "p99.9", .p999),
        LatencyColumn(jsonName: "max", title: "max") { $0.maximum },
    ]

    private init(
        jsonName: String,
        title: String,
        value: @escaping @Sendable (LatencyHistogram) -> Nanoseconds?
    ) {
        self.jsonName = jsonName
        self.title = title
        self.value = value
    }

    private init(_ jsonName: String, _ title: String, _ percentile: Percentile) {
        self.init(jsonName: jsonName, title: title) { $0.value(at: percentile) }
    }
}
