import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// Runs that the user stopped, and what a verdict must not leave unsaid.
@Suite struct CutShortTests {
    private func run(_ events: [Record], sending slots: UInt64) throws -> Judgement {
        var judge = try Judge(scenario: TestScenario.make(thresholds: []), plan: TestPlan())
        for sequence in 0..<slots {
            judge.send(sequence, at: Int64(sequence))
            judge.answer(sequence, 0, at: Int64(sequence) + 1)
        }
        for event in events { judge.apply(event) }
        return judge.finish(cores: 2)
    }

    @Test func `that the user stopped it comes before everything it did not show`() throws {
        let stop = Record.event(.interrupted, at: .seconds(1))
        let judgement = try run([stop, stop], sending: 0)
        #expect(judgement.verdict == .inconclusive)
        #expect(judgement.reason.hasPrefix("the run was interrupted: 0 of 1,000"))
        #expect(judgement.incidents.map(\.sentence) == ["the user asked to stop"])
    }

    @Test func `a pass tells what came out twice, out of order or late`() {
        var facts = RunFacts()
        facts.counts[.sent] = 30
        facts.passed = 20
        facts.mustPass = 20
        facts.mustNotPass = 10
        let plain = Conclusion(facts: facts, findings: [], thresholds: Self.held).reason
        #expect(plain.hasSuffix("none of the 10 that must not"))
        facts.counts[.duplicated] = 16
        facts.counts[.late] = 2
        let telling = Conclusion(facts: facts, findings: [], thresholds: Self.held).reason
        #expect(
            telling == plain + "; seen too, and allowed by the thresholds: 16 duplicated, 2 late"
        )
    }

    private static let held = [
        ThresholdResult(
            expression: "lost == 0",
            actual: .count(0),
            verdict: .passed,
            sentence: "lost == 0 holds: it was 0"
        )
    ]
}
