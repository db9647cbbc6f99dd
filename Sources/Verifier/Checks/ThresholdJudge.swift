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
    /// Messages that must pass and may have come out unseen.
    var unwatched: UInt64 = 0
    /// Messages that must not pass and may have come out unseen.
    var unwatchedToWithhold: UInt64 = 0

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
                "\(threshold.expression) compares a number with a length of time"
            )
        }
        if !sawEverything, isOpen(threshold, holds: holds) {
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
        case .connections(let count): .times(connections[count])
        case .percentile(let stage, let percentile):
            latencies[stage].value(at: percentile).map { .duration($0) }
        case .maximum(let stage): latencies[stage].maximum.map { .duration($0) }
        }
    }

    /// Whether a threshold could come to something else if everything that came out had been seen.
    ///
    /// For most counts only what came out unseen could be missing; that a threshold on them holds
    /// is believed, because what was seen stands for the rest.
    private func isOpen(_ threshold: Threshold, holds: Bool) -> Bool {
        guard case .count(let limit) = threshold.limit else { return !holds }
        guard case .count(let count) = threshold.metric else { return false }
        let seen = counts[count]
        let possible: ClosedRange<UInt64>
        switch count {
        case .slots, .sent, .unsent, .acknowledged, .refused: return false
        case .lost, .delivered: possible = seen...(seen + unwatched)
        case .indeterminate: possible = (seen - min(seen, unwatched))...seen
        case .withheld: possible = (seen - min(seen, unwatchedToWithhold))...seen
        default:
            guard !holds else { return false }
            possible = seen...UInt64.max
        }
        // Within a range a comparison can change its mind at the ends, or at the limit itself.
        var candidates = [possible.lowerBound, possible.upperBound]
        if possible.contains(limit) { candidates.append(limit) }
        return candidates.contains { threshold.comparison.holds($0, limit) != holds }
    }

    private func compare(
        _ actual: ThresholdResult.Actual,
        _ limit: Threshold.Limit,
        _ comparison: Threshold.Comparison
    ) -> Bool? {
        switch (actual, limit) {
        case (.count(let actual), .count(let limit)), (.times(let actual), .count(let limit)):
            comparison.holds(actual, limit)
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
