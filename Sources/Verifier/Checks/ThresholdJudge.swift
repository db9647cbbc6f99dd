import Quantities
import Scenarios

/// Compares thresholds with what a run measured.
struct ThresholdJudge {
    let counts: LedgerCounts
    let connections: ConnectionTally
    let latencies: Latencies
    let validity: GeneratorHealth.Validity
    /// Whether what came out is known to the end.
    let sawEverything: Bool

    /// What `threshold` comes to.
    func judge(_ threshold: Threshold) -> ThresholdResult {
        var result = ThresholdResult(
            expression: threshold.expression,
            actual: actual(of: threshold.metric),
            verdict: .inconclusive,
            sentence: ""
        )
        (result.verdict, result.sentence) = verdict(of: threshold, actual: result.actual)
        if result.sentence.isEmpty {
            let holds = result.verdict == .passed ? "holds" : "does not hold"
            result.sentence =
                "\(threshold.expression) \(holds): it was \(result.actualText)"
        }
        return result
    }

    private func verdict(
        of threshold: Threshold,
        actual: ThresholdResult.Actual?
    ) -> (Verdict, String) {
        if threshold.latencyStage != nil, validity == .invalid {
            return (
                .invalid,
                "\(threshold.expression) was not judged: the generator could not keep up"
            )
        }
        guard let actual else {
            return (
                .inconclusive,
                "\(threshold.expression) was not judged: \(lack(of: threshold.metric))"
            )
        }
        guard let holds = compare(actual, threshold.limit, threshold.comparison) else {
            return (
                .inconclusive,
                "\(threshold.expression) compares a number of messages with a length of time"
            )
        }
        if !holds, !sawEverything, isBlind(threshold.metric) {
            return (
                .inconclusive,
                "\(threshold.expression) was not judged: not everything that came out was seen"
            )
        }
        return (holds ? .passed : .failed, "")
    }

    /// Why a metric has no value.
    private func lack(of metric: Threshold.Metric) -> String {
        guard case .percentile(let stage, let percentile) = metric else {
            return "there are no samples"
        }
        let samples = Wording.count(latencies[stage].count, "sample", "samples")
        return "it needs \(Wording.number(percentile.neededSamples)) samples, and there"
            + " \(latencies[stage].count == 1 ? "is" : "are") \(samples)"
    }

    private func actual(of metric: Threshold.Metric) -> ThresholdResult.Actual? {
        switch metric {
        case .count(let count): .count(counts[count])
        case .connections(let count): .count(connections[count])
        case .percentile(let stage, let percentile):
            latencies[stage].value(at: percentile).map { .duration($0) }
        case .maximum(let stage): latencies[stage].maximum.map { .duration($0) }
        }
    }

    /// Whether a metric is not known when some of what came out was not seen.
    private func isBlind(_ metric: Threshold.Metric) -> Bool {
        if case .connections = metric { return false }
        guard case .count(let count) = metric else { return true }
        switch count {
        case .slots, .sent, .unsent, .acknowledged: return false
        default: return true
        }
    }

    private func compare(
        _ actual: ThresholdResult.Actual,
        _ limit: Threshold.Limit,
        _ comparison: Threshold.Comparison
    ) -> Bool? {
        switch (actual, limit) {
        case (.count(let actual), .count(let limit)): comparison.holds(actual, limit)
        case (.duration(let actual), .duration(let limit)): comparison.holds(actual, limit)
        default: nil
        }
    }
}

extension Threshold.Comparison {
    /// Whether `left` compares so with `right`.
    fileprivate func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .less: left < right
        case .atMost: left <= right
        case .equal: left == right
        case .notEqual: left != right
        case .atLeast: left >= right
        case .greater: left > right
        }
    }
}
