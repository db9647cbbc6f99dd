import Scenarios
import Simulation
import Testing
import Verifier

/// What several runs together tell.
@Suite struct SimulationSummaryTests {
    @Test func `a run that the judge got wrong is counted and told`() throws {
        let plan = SimulationPlan(world: .clean, seed: 1, messages: 1_000, publishers: 2)
        let result = try Simulation(plan).result()
        var truth = result.truth
        truth[.delivered, default: 0] += 1
        let wrong = SimulationResult(
            judgement: result.judgement,
            truth: truth,
            publisherCount: 2,
            peakLedgerBytes: 4_000
        )
        #expect(!wrong.isTrue)
        #expect(wrong.divergences.map(\.count) == [.delivered])
        var summary = SimulationSummary()
        summary.add(result)
        summary.add(wrong)
        #expect(summary.runs == 2)
        #expect(summary.wrongRuns == 1)
        #expect(summary.lines.contains("  slots                           2000"))
        #expect(summary.lines.contains("verdicts: passed 2"))
        #expect(
            summary.lines.contains(
                "ledger at its largest: 2000 bytes a publisher, 32.0 bits a message"
            )
        )
        #expect(summary.lines.last == "1 of 2 runs: the judge is wrong")
    }

    @Test func `a truth that the judge does not count at all is a divergence too`() throws {
        let plan = SimulationPlan(world: .clean, seed: 1, messages: 1_000, publishers: 2)
        let result = try Simulation(plan).result()
        for count in LedgerCount.allCases {
            var truth = result.truth
            truth[count, default: 0] += 1
            let wrong = SimulationResult(
                judgement: result.judgement,
                truth: truth,
                publisherCount: 2,
                peakLedgerBytes: 0
            )
            #expect(wrong.divergences.map(\.count) == [count])
        }
    }

    @Test func `the command of a plan makes the same run again`() {
        let plan = SimulationPlan(world: .oneLoss, seed: 7, messages: 500, publishers: 3)
        #expect(
            plan.command
                == "crucible simulate --world one-loss --seed 7 --messages 500 --publishers 3"
        )
    }
}
