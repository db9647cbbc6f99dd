import Testing

@testable import Verifier

/// The three filters that share names with the sample's, at the readings where they part.
@Suite struct ExploreFilterTests {
    private static func celsius(_ value: String) -> String {
        #"{"temperature":{"value":\#(value),"unit":"C"}}"#
    }

    @Test(arguments: [
        (celsius("-40"), "drop", "pass"), (celsius("-39.9"), "pass", "pass"),
        (celsius("-40.000001"), "drop", "drop"), (celsius("3422"), "drop", "pass"),
        (celsius("3421.9"), "pass", "pass"), (celsius("3422.0000001"), "drop", "drop"),
        (#"{"temperature":{"value":100,"unit":"F"}}"#, "drop", "pass"),
        (#"{"temperature":{"value":9000,"unit":"F"}}"#, "drop", "drop"),
        (#"{"temperature":{"value":100,"unit":"K"}}"#, "trap", "pass"),
        (#"{"temperature":{"value":100}}"#, "trap", "pass"),
        (#"{"temperature":{"unit":"C"}}"#, "trap", "pass"),
        (#"{"temperature":{"value":"100","unit":"C"}}"#, "trap", "pass"),
        (#"{"temperature":{"value":100,"unit":"C"},"seq":1}"#, "trap", "pass"),
        (#"{"temperature":{"value":9000,"value":100,"unit":"C"}}"#, "trap", "pass"),
        (#"{"humidity":{"value":1}}"#, "drop", "pass"), (#"{"humidity":7}"#, "trap", "pass"),
        ("[]", "trap", "pass"), ("null", "trap", "pass"), ("7", "trap", "pass"),
        ("", "trap", "error"), ("{", "trap", "error"), (celsius("1e999"), "trap", "error"),
        (celsius("NaN"), "trap", "error"), (celsius("100") + "x", "trap", "error"),
    ])
    func
        `without bounds: −40 and 3422, exclusive in the repository, inclusive in the documentation`(
            payload: String,
            explore: String,
            documentation: String
        )
    {
        #expect(ExploreTemperatureFilterStage(parameters: [:]).outcome(of: payload) == explore)
        #expect(
            DocumentationTemperatureFilterStage(parameters: [:]).outcome(of: payload)
                == documentation
        )
    }

    @Test(arguments: [
        ("2000", "drop", "pass"), ("2000.000000000001", "pass", "pass"),
        ("1999.999999999", "drop", "drop"), ("4000", "drop", "pass"), ("4e3", "drop", "pass"),
        ("4000.000000001", "drop", "drop"), ("2000.0000000000002", "drop", "pass"),
        // The parser of both reads the number before the bound as the bound's lower neighbour.
        ("3999.9999999999995", "pass", "pass"),
    ])
    func `with bounds as with the defaults`(
        value: String,
        explore: String,
        documentation: String
    ) {
        let payload = Self.celsius(value)
        let bounds = TestScenario.bounds
        #expect(ExploreTemperatureFilterStage(parameters: bounds).outcome(of: payload) == explore)
        #expect(
            DocumentationTemperatureFilterStage(parameters: bounds).outcome(of: payload)
                == documentation
        )
    }

    @Test func `bounds that Rust cannot read leave the defaults`() {
        let bounds = ["temperature_lower_bound": "2,000", "temperature_upper_bound": "x"]
        let payload = Self.celsius("0")
        #expect(ExploreTemperatureFilterStage(parameters: bounds).outcome(of: payload) == "pass")
        let documentation = DocumentationTemperatureFilterStage(parameters: bounds)
        #expect(documentation.outcome(of: payload) == "pass")
    }

    @Test(arguments: [
        (celsius("20"), "pass"), (celsius("19.999999999999996"), "drop"),
        (celsius("20.000000000000004"), "pass"), (celsius("-0"), "drop"),
        (#"{"temperature":{"value":68,"unit":"F"}}"#, "pass"),
        (#"{"temperature":{"value":67.99999999999999,"unit":"f"}}"#, "drop"),
        (#"{"temperature":{"value":68,"unit":"K"}}"#, "pass"),
        (#"{"temperature":{"value":19,"unit":"K"}}"#, "drop"),
        (#"{"temperature":{"value":20}}"#, "pass"), (#"{"temperature":{"value":19}}"#, "drop"),
        (#"{"temperature":{"value":20,"unit":"C"},"seq":1}"#, "pass"),
        (#"{"temperature":{"value":1,"value":20}}"#, "pass"),
        (celsius("1e999"), "pass"), (celsius("Infinity"), "pass"), (celsius("-Infinity"), "drop"),
        (celsius("NaN"), "drop"), (celsius("true"), "drop"),
        (#"{"temperature":{"unit":"C"}}"#, "pass"), (#"{"humidity":{"value":1}}"#, "pass"),
        (#"{"x":"\ud800"}"#, "pass"), ("[]", "pass"), (#""cold""#, "pass"),
        (#"{"temperature":"no"}"#, "pass"), (#"{"temperature":[]}"#, "pass"),
        (celsius("null"), "error"), (celsius(#""20""#), "error"),
        (#"{"temperature":{"value":20,"unit":null}}"#, "error"),
        (#"{"temperature":{"value":20,"unit":1}}"#, "error"),
        (#"{"temperature":"value"}"#, "error"), (#"{"temperature":["value"]}"#, "error"),
        (#"{"temperature":7}"#, "error"), (#"["temperature"]"#, "error"),
        (#""a temperature""#, "error"), ("7", "error"), ("null", "error"), ("", "error"),
        ("{", "error"), (celsius("020"), "error"), (celsius("20.") + "x", "error"),
        ("\u{FEFF}{}", "error"),
    ])
    func `in Python: a threshold, °F converted, every other unit taken for °C`(
        payload: String,
        outcome: String
    ) {
        #expect(ExploreThresholdFilterStage(parameters: [:]).outcome(of: payload) == outcome)
    }

    @Test func `the threshold is a parameter`() {
        let stage = ExploreThresholdFilterStage(parameters: ["temperature_threshold": "30"])
        #expect(stage.outcome(of: Self.celsius("29.9")) == "drop")
        #expect(stage.outcome(of: Self.celsius("30")) == "pass")
        let unreadable = ExploreThresholdFilterStage(parameters: ["temperature_threshold": "warm"])
        #expect(unreadable.outcome(of: Self.celsius("20")) == "pass")
    }

    @Test func `bytes that are not UTF-8 are an error in Python wherever they stand`() {
        let payload = Array(#"{"x":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        guard case .fail = ExploreThresholdFilterStage(parameters: [:]).verdict(on: payload) else {
            Issue.record("no error")
            return
        }
    }
}
