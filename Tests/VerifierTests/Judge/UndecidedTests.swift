import Quantities
import Testing

@testable import Verifier

/// Runs that end before everything that is under way is overdue.
@Suite struct UndecidedTests {
    private func judge() throws -> Judge {
        try Judge(scenario: TestScenario.make(), plan: TestPlan())
    }

    @Test func `what is not overdue when the run ends is undecided, not lost`() throws {
        var judge = try judge()
        for sequence in 0..<200 as Range<UInt64> {
            judge.send(sequence)
            judge.answer(sequence)
        }
        judge.settle(64)
        judge.receive(150)
        let judgement = judge.finish(cores: 1)
        #expect(judgement.counts[.lost] == 64)
        #expect(judgement.counts[.indeterminate] == 135)
        #expect(judgement.counts[.delivered] == 1)
        #expect(judgement.counts[.acknowledged] == 200)
        #expect(judgement.counts.isConserved)
        #expect(judgement.failures.allSatisfy { ($0.sequence < 64) == ($0.kind == .lost) })
    }

    @Test func `a run that ends while messages are under way is inconclusive`() throws {
        var judge = try judge()
        for sequence in 0..<10 as Range<UInt64> {
            judge.send(sequence)
            judge.answer(sequence)
        }
        let judgement = judge.finish(cores: 1)
        let loss = judgement.findings.first { $0.check == NoLoss.kind }
        #expect(loss?.verdict == .inconclusive)
        #expect(
            loss?.sentence
                == "the run ended while 10 messages that had to pass could still come out"
        )
    }
}
