import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// Rules of the judge that only a changed line showed to be without a test.
@Suite struct JudgeRuleTests {
    @Test func `a filter's message whose number is spelled another way is not altered`() throws {
        var judge = try Judge(scenario: TestScenario.make(), plan: TestPlan())
        for sequence in [0, 2] as [UInt64] {
            judge.send(sequence)
            judge.answer(sequence)
        }
        let respelled = #"{ "temperature": {"unit":"C","value":3.0e3} }"#
        judge.receive(0, body: .other(Array(respelled.utf8)))
        judge.receive(2, body: .other(Array(respelled.replacing("3.0e3", with: "3001").utf8)))
        let counts = judge.finalCounts()
        #expect(counts[.delivered] == 1 && counts[.corrupted] == 1)
    }

    @Test func `what was not sent is a measured slot only where it was meant to be`() throws {
        let phases = Phases(
            warmUp: .milliseconds(3),
            measure: .milliseconds(4),
            drain: .seconds(1)
        )
        var judge = try Judge(
            scenario: TestScenario.make(phases: phases, thresholds: []),
            plan: TestPlan(slots: 7)
        )
        for sequence in 0..<7 as Range<UInt64> {
            judge.apply(.unsent(publisher: 0, sequence: sequence, delay: .quota, at: .zero))
        }
        #expect(judge.finishDrained().measured.slots == 4)
    }
}
