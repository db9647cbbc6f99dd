import Quantities
import Scenarios
import Testing

@testable import Verifier

@Suite struct GeneratorRulesTests {
    private typealias Validity = GeneratorHealth.Validity

    private func validity(_ change: (inout GeneratorEvidence) -> Void) -> Validity {
        var evidence = GeneratorEvidence(slots: 10_000)
        change(&evidence)
        return GeneratorHealth(judging: evidence).validity
    }

    @Test func `nothing speaks against a generator of which nothing is known`() {
        #expect(validity { _ in } == .valid)
    }

    @Test(
        arguments: [
            // Without a latency threshold: at most 1 ms, or 5 % of the median.
            (1.0, nil, nil, .valid), (1.01, nil, nil, .suspect), (5, nil, 100, .valid),
            (5.01, nil, 100, .suspect),
            // With one: 5 % of it, but not below 1 ms.
            (1, 10, nil, .valid), (1.01, 10, nil, .invalid), (12.5, 250, nil, .valid),
            (12.51, 250, nil, .invalid), (12.51, 250, 10_000, .invalid),
        ] as [(Double, Int64?, Int64?, GeneratorHealth.Validity)]
    )
    func `may be late by a twentieth of what is judged`(
        lagMilliseconds: Double,
        limitMilliseconds: Int64?,
        medianMilliseconds: Int64?,
        expected: GeneratorHealth.Validity
    ) {
        let validity = validity {
            $0.health.lagP99 = .microseconds(Int64(lagMilliseconds * 1_000))
            $0.latencyLimit = limitMilliseconds.map { .milliseconds($0) }
            $0.median = medianMilliseconds.map { .milliseconds($0) }
        }
        #expect(validity == expected)
    }

    @Test(
        arguments: [(0, .valid), (1, .suspect), (100, .suspect), (101, .invalid)]
            as [(UInt64, GeneratorHealth.Validity)]
    )
    func `may leave one slot in a hundred without a message`(
        unsent: UInt64,
        expected: GeneratorHealth.Validity
    ) {
        #expect(validity { $0.health.unsentByGenerator = unsent } == expected)
        #expect(validity { $0.health.unsentByQuota = unsent } == .valid)
    }

    @Test(
        arguments: [
            (50, nil, .valid), (51, nil, .suspect), (51, 100, .suspect), (51, 204, .valid),
            (52, 204, .suspect),
        ] as [(Int64, Int64?, GeneratorHealth.Validity)]
    )
    func `may not stand still for long`(
        gap: Int64,
        limit: Int64?,
        expected: GeneratorHealth.Validity
    ) {
        let validity = validity {
            $0.health.longestGap = .milliseconds(gap)
            $0.latencyLimit = limit.map { .milliseconds($0) }
        }
        #expect(validity == expected)
    }

    @Test func `may not use up the machine`() {
        #expect(validity { $0.health.processorShareThousandths = 850 } == .valid)
        #expect(validity { $0.health.processorShareThousandths = 851 } == .suspect)
    }

    @Test func `may not let records pile up`() {
        #expect(validity { $0.health.largestBacklog = 100_000 } == .valid)
        #expect(validity { $0.health.largestBacklog = 100_001 } == .suspect)
    }

    @Test func `names the worst reason first`() {
        var evidence = GeneratorEvidence(slots: 100)
        evidence.health.processorShareThousandths = 990
        evidence.health.unsentByGenerator = 50
        let health = GeneratorHealth(judging: evidence)
        #expect(health.validity == .invalid)
        #expect(
            health.reasons == [
                "50 messages of 100 were not sent in time for want of the generator alone",
                "the process used 99 % of all cores (at most 85 % may be)",
            ]
        )
    }

    @Test func `takes the smallest latency limit for its measure, send lag apart`() {
        func threshold(_ stage: LatencyStage, _ milliseconds: Int64) -> Threshold {
            Threshold(
                expression: "",
                metric: .maximum(stage),
                comparison: .less,
                limit: .duration(.milliseconds(milliseconds))
            )
        }
        let limit = GeneratorEvidence.latencyLimit(
            of: [threshold(.endToEnd, 250), threshold(.publish, 40), threshold(.sendLag, 1)]
        )
        #expect(limit == .milliseconds(40))
        #expect(GeneratorEvidence.latencyLimit(of: [threshold(.sendLag, 1)]) == nil)
    }
}
