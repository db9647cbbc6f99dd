import Quantities
import Scenarios

/// What the rules of generator health decide by.
struct GeneratorEvidence: Hashable, Sendable {
    /// How the generator did, not yet judged.
    var health = GeneratorHealth()
    /// Slots of the schedule.
    var slots: UInt64 = 0
    /// How many processor cores the process may use.
    var cores = 1.0
    /// The smallest limit that a threshold sets to an end to end or publish latency; nil without
    /// such a threshold.
    var latencyLimit: Nanoseconds?
    /// The median end to end; nil with too few samples.
    var median: Nanoseconds?

    /// The smallest such limit among `thresholds`.
    static func latencyLimit(of thresholds: [Threshold]) -> Nanoseconds? {
        thresholds.compactMap { threshold -> Nanoseconds? in
            guard threshold.latencyStage?.isOfMessages == true,
                case .duration(let limit) = threshold.limit
            else { return nil }
            return limit
        }.min()
    }
}

extension Threshold {
    /// The latency stage that is compared; nil for a count.
    var latencyStage: LatencyStage? {
        switch metric {
        case .count, .connections: nil
        case .percentile(let stage, _), .maximum(let stage): stage
        }
    }
}
