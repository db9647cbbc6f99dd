import Quantities
import Scenarios
import Testing

@testable import Verifier

@Suite struct ThresholdJudgeTests {
    private func result(
        _ metric: Threshold.Metric,
        _ comparison: Threshold.Comparison,
        _ limit: Threshold.Limit,
        validity: GeneratorHealth.Validity = .valid,
        sawEverything: Bool = true
    ) -> ThresholdResult {
        var counts = LedgerCounts()
        counts[.lost] = 3
        var latencies = Latencies()
        for milliseconds in 1...1_000 as ClosedRange<Int64> {
            latencies.endToEnd.record(.milliseconds(milliseconds))
        }
        latencies.publish.record(.milliseconds(1))
        let judge = ThresholdJudge(
            counts: counts,
            connections: ConnectionTally(),
            latencies: latencies,
            validity: validity,
            sawEverything: sawEverything
        )
        let threshold = Threshold(
            expression: "it",
            metric: metric,
            comparison: comparison,
            limit: limit
        )
        return judge.judge(threshold)
    }

    @Test(
        arguments: [
            (.less, 4, true), (.less, 3, false), (.atMost, 3, true), (.atMost, 2, false),
            (.equal, 3, true), (.equal, 2, false), (.notEqual, 2, true), (.notEqual, 3, false),
            (.atLeast, 3, true), (.atLeast, 4, false), (.greater, 2, true), (.greater, 3, false),
        ] as [(Threshold.Comparison, UInt64, Bool)]
    )
    func `compares as its sign says`(
        comparison: Threshold.Comparison,
        limit: UInt64,
        holds: Bool
    ) {
        let result = result(.count(.lost), comparison, .count(limit))
        #expect(result.verdict == (holds ? .passed : .failed))
        #expect(result.actual == .count(3))
        #expect(result.sentence == "it \(holds ? "holds" : "does not hold"): it was 3")
    }

    @Test func `compares percentiles and maxima`() {
        let p99 = Threshold.Metric.percentile(.endToEnd, .p99)
        #expect(result(p99, .less, .duration(.milliseconds(992))).verdict == .passed)
        #expect(result(p99, .less, .duration(.milliseconds(990))).verdict == .failed)
        let maximum = result(.maximum(.endToEnd), .atMost, .duration(.seconds(1)))
        #expect(maximum.verdict == .passed)
        #expect(maximum.actualText == "1 s")
    }

    @Test func `says how many samples a percentile needs, and how many there are`() {
        let sentences = [
            result(.percentile(.publish, .p99), .less, .duration(.seconds(1))),
            result(.percentile(.endToEnd, .p999), .less, .duration(.seconds(1))),
            result(.maximum(.sendLag), .less, .duration(.seconds(1))),
        ].map(\.sentence)
        #expect(
            sentences == [
                "it was not judged: it needs 1,000 samples, and there is 1 sample",
                "it was not judged: it needs 10,000 samples, and there are 1,000 samples",
                "it was not judged: there are no samples",
            ]
        )
    }

    @Test func `is inconclusive without enough samples`() {
        let few = result(.percentile(.publish, .p50), .less, .duration(.seconds(1)))
        #expect(few.verdict == .inconclusive)
        #expect(few.actualText == "no data")
        let none = result(.maximum(.sendLag), .less, .duration(.seconds(1)))
        #expect(none.verdict == .inconclusive)
    }

    @Test func `does not judge latency of a generator that could not keep up, but counts it does`()
    {
        let latency = result(
            .maximum(.endToEnd),
            .less,
            .duration(.seconds(5)),
            validity: .invalid
        )
        #expect(latency.verdict == .invalid)
        #expect(result(.count(.lost), .equal, .count(0), validity: .invalid).verdict == .failed)
        #expect(
            result(.maximum(.endToEnd), .less, .duration(.seconds(5)), validity: .suspect).verdict
                == .passed
        )
    }

    @Test func `does not fail by what was not seen`() {
        // Lost is certain; of the others more may have come out.
        #expect(
            result(.count(.lost), .equal, .count(0), sawEverything: false).verdict == .failed
        )
        #expect(
            result(.count(.leaked), .greater, .count(9), sawEverything: false).verdict
                == .inconclusive
        )
        #expect(
            result(.maximum(.endToEnd), .less, .duration(.zero), sawEverything: false).verdict
                == .inconclusive
        )
        #expect(
            result(.count(.sent), .greater, .count(0), sawEverything: false).verdict == .failed
        )
    }

    @Test func `does not compare messages with time`() {
        #expect(result(.count(.lost), .equal, .duration(.zero)).verdict == .inconclusive)
    }
}
