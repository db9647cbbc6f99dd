public import Quantities

/// One thing that must hold, such as `end_to_end.p99 < 250ms` or `lost == 0`.
public struct Threshold: Hashable, Sendable {
    /// What is compared.
    public enum Metric: Hashable, Sendable {
        /// A count of the ledger, by its name there (`lost`, `leaked`, `staleRun`, …).
        case count(LedgerCount)
        /// A count of what happened to connections (`reconnects`, `renewals`, …).
        case connections(ConnectionCount)
        /// A percentile of a latency stage.
        case percentile(LatencyStage, Percentile)
        /// The largest latency of a stage.
        case maximum(LatencyStage)

        /// Whether it is a length of time rather than a count.
        var isLatency: Bool {
            switch self {
            case .percentile, .maximum: true
            case .count, .connections: false
            }
        }
    }

    /// How the metric is compared with the limit.
    public enum Comparison: String, Sendable, CaseIterable {
        /// Smaller.
        case less = "<"
        /// Smaller or the same.
        case atMost = "<="
        /// The same.
        case equal = "=="
        /// Not the same.
        case notEqual = "!="
        /// Larger or the same.
        case atLeast = ">="
        /// Larger.
        case greater = ">"
    }

    /// What the metric is compared with.
    public enum Limit: Hashable, Sendable {
        /// A number of messages, or of what happened to connections.
        case count(UInt64)
        /// A length of time.
        case duration(Nanoseconds)
    }

    /// The text as the scenario has it.
    public var expression: String
    /// What is compared.
    public var metric: Metric
    /// How.
    public var comparison: Comparison
    /// With what.
    public var limit: Limit

    /// Creates a threshold.
    public init(expression: String, metric: Metric, comparison: Comparison, limit: Limit) {
        self.expression = expression
        self.metric = metric
        self.comparison = comparison
        self.limit = limit
    }

    /// Whether it can be judged only where the input is watched.
    var needsInput: Bool {
        switch metric {
        case .percentile(let stage, _), .maximum(let stage): stage.needsInput
        case .count, .connections: false
        }
    }
}
