import Evidence
import Scenarios
import Testing

@testable import Verifier

/// Judging behind a map that turns 3000 and 1000 °F into °C.
@Suite struct ChangedBodyTests {
    private func judge(unit: String) -> Judge {
        Judge(
            scenario: TestScenario.make(),
            plan: TestPlan(slots: 4, unit: unit),
            oracle: Oracle(stages: [ExploreTemperatureMapStage(parameters: [:])])
        )
    }

    private func counts(
        unit: String = "F",
        _ bodies: ReceivedRecord.Body...
    ) -> LedgerCounts {
        var judge = judge(unit: unit)
        for (slot, body) in bodies.enumerated() {
            judge.send(UInt64(slot))
            judge.answer(UInt64(slot))
            judge.receive(UInt64(slot), body: body)
        }
        return judge.finalCounts()
    }

    private func body(_ value: String, unit: String = "C", more: String = "") -> ReceivedRecord.Body
    {
        let fields = #""count":0,"max":0.0,"min":0.0,"average":0.0,"last":0.0,"unit":"\#(unit)""#
        let text = #"{"temperature":{"value":\#(value),\#(fields),"overtemp":false\#(more)}}"#
        return .other(Array(text.utf8))
    }

    @Test func `the body that the map writes is as expected`() {
        let found = counts(body("1648.888888888889"), body("537.7777777777778"))
        #expect(found[.delivered] == 2)
        #expect(found[.corrupted] == 0)
    }

    @Test func `an equal number in another spelling is as expected`() {
        let spaced = Array(
            (#"{"temperature":{"overtemp":false,"unit":"C","value":1648888.888888889e-3, "count":0,"#
                + #""max":0,"min":0,"average":0,"last":0e0}}"#).utf8
        )
        #expect(counts(.other(spaced))[.delivered] == 1)
    }

    @Test func `another value, unit or field is corrupted`() {
        let found = counts(
            body("1648.8888888888898"),
            body("537.7777777777778", unit: "F"),
            body("1648.888888888889", more: #","seq":1"#),
            .other([])
        )
        #expect(found[.corrupted] == 4)
        #expect(found[.delivered] == 0)
    }

    @Test func `a body that should have changed and did not is corrupted`() {
        #expect(counts(.asSent)[.corrupted] == 1)
    }

    @Test func `a body that must not change may be spelled anew and no more`() {
        func celsius(_ value: String) -> ReceivedRecord.Body {
            .other(Array(#"{"temperature":{"value":\#(value),"unit":"C"}}"#.utf8))
        }
        let found = counts(
            unit: "C",
            .asSent,
            celsius("1e3"),
            celsius("3000.0000000000005"),
            body("1000.0")
        )
        #expect(found[.delivered] == 2)
        #expect(found[.corrupted] == 2)
    }
}
