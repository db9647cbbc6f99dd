import LoadGen
import Quantities
import Scenarios
import Testing
import Verifier

@testable import Simulation

/// Whole runs in virtual time: real publishers, subscriber and judge around a simulated system.
@Suite struct SimulationTests {
    @Test func `three hundred thousand messages through a flawless system pass`() throws {
        let scenario = Samples.scenario(
            publishers: 100,
            perSecond: 10_000,
            load: .seconds(30)
        )
        let simulation = try Samples.simulation(scenario)
        let judgement = simulation.result().judgement
        #expect(judgement.verdict == .passed, "\(judgement.reason)")
        #expect(judgement.counts[.slots] == 300_000)
        #expect(judgement.counts[.sent] == 300_000)
        #expect(judgement.counts[.acknowledged] == 300_000)
        #expect(judgement.counts[.delivered] + judgement.counts[.withheld] == 300_000)
        #expect(judgement.counts[.delivered] > 90_000)
        #expect(judgement.counts[.unsent] == 0)
        #expect(judgement.counts.isConserved)
        #expect(judgement.measured.slots == 290_000)
        #expect(judgement.latencies.endToEnd.maximum == .milliseconds(4) - Nanoseconds(100_000))
        #expect(simulation.control.status.isFinished)
        #expect(simulation.subscription.acknowledged == Int(judgement.counts[.delivered]))
    }

    @Test func `the same scenario gives the same judgement`() throws {
        let scenario = Samples.scenario(perSecond: 200)
        let first = try Samples.simulation(scenario).result().judgement
        #expect(first == (try Samples.simulation(scenario).result().judgement))
    }

    /// For each defect: the count that must equal what was planted, and the verdict.
    @Test(
        arguments: [
            (.drop, .lost, .failed),
            (.duplicate, .duplicated, .passed),
            (.leak, .leaked, .failed),
            (.corrupt, .corrupted, .failed),
            (.delay, .late, .passed),
            (.reorder, .reordered, .passed),
            (.refuse, .refused, .passed),
            (.refuseAndDeliver, .phantom, .failed),
            (.ignore, .indeterminate, .passed),
            (.deliverWithoutAnswer, .recovered, .passed),
        ] as [(Defect.Kind, LedgerCount, Verdict)]
    )
    func `a planted defect is counted as what it is, exactly as often as it was planted`(
        _ kind: Defect.Kind,
        _ count: LedgerCount,
        _ verdict: Verdict
    ) throws {
        let scenario = Samples.scenario()
        let defect = Defect(kind: kind, oneIn: 40, plan: LoadPlan(scenario))
        let result = try Samples.simulation(scenario, fates: defect).result()
        let judgement = result.judgement
        #expect(result.divergences == [])
        #expect(judgement.counts[count] > 40)
        #expect(judgement.counts[count] == defect.countPlanted())
        #expect(judgement.verdict == verdict, "\(judgement.reason)")
        #expect(judgement.counts.isConserved)
        // A late message is out of order as well; nothing else counts twice.
        let expected: Set<LedgerCount> = kind == .delay ? [.late, .reordered] : [count]
        let wrong: [LedgerCount] = [
            .lost, .leaked, .corrupted, .duplicated, .late, .reordered, .refused, .phantom,
            .indeterminate, .recovered, .unsent, .unexpected, .foreign, .staleRun,
        ]
        for other in wrong where !expected.contains(other) {
            #expect(judgement.counts[other] == 0, "\(other)")
        }
    }

    @Test func `a bound that became inclusive is found by the first directed message`() throws {
        let result = try Samples.simulation(
            Samples.scenario(perSecond: 200),
            filter: SimulatedFilter(lower: 2_000.0.nextDown, upper: 4_000)
        ).result()
        let judgement = result.judgement
        #expect(judgement.verdict == .failed)
        #expect(judgement.counts[.leaked] > 0)
        #expect(judgement.counts[.lost] == 0)
        #expect(judgement.reason.contains("2000"), "\(judgement.reason)")
    }

    @Test func `a graph that lets nothing out is not a pass`() throws {
        let result = try Samples.simulation(
            Samples.scenario(perSecond: 200),
            filter: SimulatedFilter(lower: 1, upper: 0)
        ).result()
        #expect(result.judgement.verdict != .passed)
    }

    @Test func `a broker that answers slowly is blamed for the lag, and the lag is measured`()
        throws
    {
        // One publisher, two at once, 100 ms each: 20 a second can leave of 40.
        let scenario = Samples.scenario(
            publishers: 1,
            perSecond: 40,
            maximumLag: .seconds(1)
        )
        let simulation = try Samples.simulation(scenario, fates: SlowAnswers(), window: 2)
        let judgement = simulation.result().judgement
        let counts = judgement.counts
        #expect(counts[.sent] + counts[.unsent] == counts[.slots])
        #expect(counts[.unsent] > 50)
        #expect(judgement.generator.unsentByQuota == counts[.unsent])
        #expect(judgement.generator.unsentByGenerator == 0)
        #expect(judgement.latencies.quotaLag.maximum.map { $0 > .milliseconds(900) } == true)
        #expect(judgement.latencies.sendLag.maximum.map { $0 <= .seconds(1) } == true)
        #expect(judgement.verdict == .inconclusive)
        #expect(simulation.control.status.isFinished)
    }

    @Test func `a stopped run accounts for what was due and no more`() throws {
        let simulation = try Samples.simulation(Samples.scenario())
        let judgement = simulation.result { offset in
            if offset == .milliseconds(1_234) { simulation.control.stop() }
        }.judgement
        // 2,000 a second: message 2,468 is due at 1,234 ms.
        #expect(judgement.counts[.sent] == 2_469)
        #expect(judgement.counts[.unsent] == 0)
        #expect(judgement.counts.isConserved)
        #expect(judgement.counts[.delivered] + judgement.counts[.withheld] == 2_469)
        #expect(judgement.verdict == .inconclusive)
        #expect(simulation.control.status.slotsDecided == 2_469)
    }
}
