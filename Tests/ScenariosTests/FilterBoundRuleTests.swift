import Testing

@testable import Scenarios

/// Bounds of the filters that have defaults.
@Suite struct FilterBoundRuleTests {
    private func read(
        _ semantics: String,
        lower: String? = nil,
        upper: String? = nil
    ) throws(ScenarioErrors) -> Scenario {
        var resource = Fixture.resource
        for (name, old, new) in [("lower", "2000", lower), ("upper", "4000", upper)] {
            let setting =
                "          - key: temperature_\(name)_bound\n            value: \"\(old)\"\n"
            let changed = new.map { setting.replacing(old, with: $0) } ?? ""
            resource = resource.replacing(setting, with: changed)
        }
        if lower == nil, upper == nil {
            resource = resource.replacing("        configuration:\n", with: "")
        }
        let definition = Fixture.definition.replacing("        required: true\n", with: "")
        let scenario = Fixture.scenario.replacing("sample-temperature-filter", with: semantics)
        return try Fixture.read([scenario, resource, definition]).scenario
    }

    private func problems(
        _ semantics: String,
        lower: String? = nil,
        upper: String? = nil
    ) -> [String] {
        errors { try read(semantics, lower: lower, upper: upper) }.map(\.problem)
    }

    private func bounds(_ scenario: Scenario) -> [Double] { FilterBounds.values(of: scenario.flow) }

    @Test(arguments: ["explore-temperature-filter", "documentation-temperature-filter"])
    func `bounds that are not set are the module's own`(semantics: String) throws {
        #expect(try bounds(read(semantics)) == [-40, 3_422])
        #expect(try bounds(read(semantics, lower: "2000")) == [2_000, 3_422])
        #expect(try bounds(read(semantics, upper: "7")) == [-40, 7])
    }

    @Test func `the threshold probes its own neighbourhood`() throws {
        #expect(try bounds(read("explore-threshold-filter", lower: "1", upper: "2")) == [20])
    }

    @Test(arguments: ["explore-temperature-filter", "documentation-temperature-filter"])
    func `a bound that is no number is a mistake, because the module would not use it`(
        semantics: String
    ) {
        #expect(
            problems(semantics, lower: "warm", upper: "4000") == [
                "bound \"warm\" is not a number: the module would use its default instead"
            ]
        )
    }

    @Test func `bounds between which nothing lies are a mistake`() {
        let nothing = "no value lies between the bounds "
        #expect(
            problems("explore-temperature-filter", lower: "4000", upper: "4000")
                == [nothing + "\"4000\" and \"4000\": nothing would ever pass"]
        )
        #expect(problems("documentation-temperature-filter", lower: "4000", upper: "4000").isEmpty)
        #expect(
            problems("documentation-temperature-filter", lower: "4000")
                == [nothing + "\"4000\" and \"3422.0\": nothing would ever pass"]
        )
    }
}
