import Quantities
import Scenarios
import Simulation
import Testing
import Verifier

/// The judge against what really happened, in every world.
@Suite struct WorldTests {
    #if DEBUG
    private static let seeds = 15 as UInt64
    #else
    private static let seeds = 400 as UInt64
    #endif

    private func results(
        _ world: SimulatedWorld,
        seeds: UInt64,
        messages: UInt64,
        publishers: Int = 20
    ) throws -> [SimulationResult] {
        try (1...seeds).map { seed in
            let plan = SimulationPlan(
                world: world,
                seed: seed,
                messages: messages,
                publishers: publishers
            )
            let result = try Simulation(plan).result()
            #expect(result.divergences == [], "\(world.rawValue), seed \(seed)")
            #expect(result.judgement.counts.isConserved, "\(world.rawValue), seed \(seed)")
            #expect(result.judgement.counts[.slots] == messages)
            return result
        }
    }

    @Test func `whatever happens, the judge counts what really happened`() throws {
        var total: [LedgerCount: UInt64] = [:]
        for result in try results(.mixed, seeds: Self.seeds, messages: 10_000) {
            total.merge(result.truth) { $0 + $1 }
        }
        // What never happens proves nothing. The world's graph has one topic, and leaves envelopes alone.
        let elsewhere: [LedgerCount] = [
            .misrouted, .propertyLost, .propertyAltered, .propertiesReordered, .timestampChanged,
        ]
        for count in LedgerCount.allCases where !elsewhere.contains(count) {
            #expect(total[count, default: 0] > 0, "\(count)")
        }
    }

    @Test func `raises no alarm in a clean world`() throws {
        for result in try results(.clean, seeds: 2, messages: 50_000) {
            #expect(result.judgement.verdict == .passed, "\(result.judgement.reason)")
            for count in LedgerCount.allCases {
                let isUsual: Set<LedgerCount> = [
                    .slots, .sent, .acknowledged, .delivered, .withheld,
                ]
                #expect(isUsual.contains(count) || result.judgement.counts[count] == 0)
            }
        }
    }

    @Test func `finds the one message that was lost, and names it`() throws {
        for result in try results(.oneLoss, seeds: 6, messages: 10_000) {
            #expect(result.judgement.verdict == .failed)
            #expect(result.judgement.counts[.lost] == 1)
            #expect(result.judgement.failures.count == 1)
            #expect(result.judgement.reason.hasPrefix("1 of "), "\(result.judgement.reason)")
        }
    }

    @Test func `counts every message where all are lost`() throws {
        for result in try results(.allLost, seeds: 2, messages: 20_000) {
            #expect(result.judgement.verdict != .passed)
            #expect(result.judgement.counts[.lost] > 6_000)
            #expect(result.judgement.counts[.delivered] == 0)
        }
    }

    @Test func `a seed always gives the same run, and another seed another`() throws {
        func judgement(_ seed: UInt64) throws -> Judgement {
            let plan = SimulationPlan(world: .mixed, seed: seed, messages: 2_000, publishers: 7)
            return try Simulation(plan).result().judgement
        }
        #expect(try judgement(5) == judgement(5))
        #expect(try judgement(5).counts != judgement(6).counts)
    }

    @Test func `a judge that reads the graph otherwise than the world is found out`() throws {
        let simulation = try Samples.simulation(
            Samples.scenario(perSecond: 500),
            filter: SimulatedFilter(lower: 2_000, upper: 4_000.0.nextUp)
        )
        let divergences = simulation.result().divergences
        // Readings of exactly 4000 come out: delivered in truth, leaked to the judge.
        let leaked = try #require(divergences.first { $0.count == .leaked })
        #expect(leaked.judged > 0)
        #expect(leaked.actual == 0)
        #expect(divergences.map(\.count).contains(.delivered))
        #expect("\(leaked)" == "leaked: judged \(leaked.judged), really 0")
    }
}
