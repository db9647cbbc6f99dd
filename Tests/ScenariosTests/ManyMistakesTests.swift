import Testing

@testable import Scenarios

@Suite struct ManyMistakesTests {
    @Test func `all mistakes of all files come at once, in the order of reading`() throws {
        var texts = Fixture.texts
        texts[0] = texts[0].replacing("qos: 1", with: "qos: 3")
            .replacing("measure: 20s", with: "measur: 20s")
            .replacing("name: sensors", with: "name: Sensors")
            .replacing("seed: 2026", with: "seed: 2026\nseed: 2027")
        texts[1] = texts[1].replacing("nodeType: Graph", with: "nodeType: Graf")
            .replacing("profileRef: default", with: "profileRef: x")
        texts[2] = texts[2].replacing("vendor:", with: "vender:")
        let overrides = [try Override(assignment: "phases.drian=1s")]
        let found = errors { try Fixture.read(texts, overrides: overrides) }
        let shown = found.map { "\($0.location) \($0.code.rawValue)" }
        #expect(
            shown == [
                "scenario.yaml:3:1 duplicate-key",
                "scenario.yaml:13:11 malformed-value",
                "scenario.yaml:15:10 out-of-range",
                "scenario.yaml:18:9 missing-key",
                "scenario.yaml:18:23 unknown-key",
                "graphs/resource.yaml:7:15 out-of-range",
                "graphs/resource.yaml:17:17 unknown-kind",
                "graphs/definition.yaml:6:3 unknown-key",
                "--set phases.drian=1s unknown-key",
            ]
        )
    }

    @Test func `a mistake behind an anchor counts once, however often it is used`() {
        let text = Fixture.scenario.replacing("arrivals: {", with: "arrivals: &a {")
            .replacing("500/s", with: "0/s")
            .replacing("phases: {", with: "  - { <<: 1, name: b, arrivals: *a }\nphases: {")
        let found = errors { try Fixture.read([text, Fixture.resource, Fixture.definition]) }
        #expect(found.map(\.code) == [.outOfRange, .missingKey, .unknownKey])
    }

    @Test func `the errors print one after the other`() {
        let found = #expect(throws: ScenarioErrors.self) {
            try ScenarioReader.read(files: [SourceText(path: "a.yaml", text: "x: 1\ny: 2\n")])
        }
        let lines = found?.description.split(separator: "\n") ?? []
        #expect(lines.count == (found?.errors.count ?? 0) * 2)
        #expect(lines.first == "a.yaml:1:1: error: the scenario has no \"name\" [missing-key]")
    }

    @Test func `every code has a row in the tables, or is tested by name`() {
        let tables = [
            KeyMistakeTests.table, TypeMistakeTests.table, ValueMistakeTests.table,
            PayloadMistakeTests.table, TargetMistakeTests.table, GraphKeyMistakeTests.table,
            ThresholdMistakeTests.table, SyntaxMistakeTests.table, ResourceMistakeTests.table,
            ResourceRuleMistakeTests.table, DefinitionMistakeTests.table,
            DefinitionRuleMistakeTests.table,
        ]
        let expected = tables.joined().map(\.expected).joined()
        for code in ScenarioError.Code.allCases {
            #expect(expected.contains("[\(code.rawValue)]"))
        }
    }
}
