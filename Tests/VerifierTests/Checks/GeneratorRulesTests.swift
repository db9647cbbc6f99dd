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
            (50, nil, .valid), (51, nil, .suspect), (50, 1_000, .valid), (51, 1_000, .suspect),
            (25, 100, .valid), (26, 100, .suspect), (1, 2, .valid), (2, 2, .suspect),
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

    @Test(
        arguments: [
            (950, 1_000, nil, .valid), (951, 0, nil, .suspect), (951, 51, nil, .suspect),
            (950, 51, 250, .valid), (951, 50, 250, .suspect), (951, 51, 250, .invalid),
        ] as [(UInt64, UInt64, Int64?, GeneratorHealth.Validity)]
    )
    func `may not have a loop without a moment to spare where latency is judged`(
        busiest: UInt64,
        saturated: UInt64,
        limit: Int64?,
        expected: GeneratorHealth.Validity
    ) {
        let validity = validity {
            $0.health.strain.busiestLoopThousandths = busiest
            $0.health.strain.saturatedThousandths = saturated
            $0.latencyLimit = limit.map { .milliseconds($0) }
        }
        #expect(validity == expected)
    }

    @Test(
        arguments: [
            (0, 0, 250, .valid), (1, 5, nil, .suspect), (90, 101, nil, .suspect),
            (90, 100, 250, .suspect), (90, 101, 250, .invalid),
        ] as [(UInt64, UInt64, Int64?, GeneratorHealth.Validity)]
    )
    func `may not be stopped by its control group where latency is judged`(
        periods: UInt64,
        share: UInt64,
        limit: Int64?,
        expected: GeneratorHealth.Validity
    ) {
        let validity = validity {
            $0.health.strain.throttledPeriods = periods
            $0.health.strain.throttledThousandths = share
            $0.latencyLimit = limit.map { .milliseconds($0) }
        }
        #expect(validity == expected)
    }

    @Test(arguments: [nil, 250] as [Int64?])
    func `is only suspect for what the machine does to everyone`(limit: Int64?) {
        let strains: [(WritableKeyPath<GeneratorStrain, UInt64?>, UInt64)] = [
            (\.pressureThousandths, 100), (\.stolenThousandths, 100),
            (\.involuntarySwitchesPerSecond, 200),
        ]
        for (strain, most) in strains {
            for (value, expected) in [(most, Validity.valid), (most + 1, .suspect)] {
                let validity = validity {
                    $0.health.strain[keyPath: strain] = value
                    $0.cores = 2
                    $0.latencyLimit = limit.map { .milliseconds($0) }
                }
                #expect(validity == expected, "\(value)")
            }
        }
    }

    @Test func `every rule has a name of its own`() {
        #expect(Set(GeneratorRules.all.map(\.name)).count == GeneratorRules.all.count)
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
