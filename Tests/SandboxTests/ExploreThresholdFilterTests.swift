import Testing

@testable import Sandbox

@Suite struct ExploreThresholdFilterTests {
    static func temperature(_ value: String, _ unit: String = #""C""#) -> String {
        #"{"temperature":{"value":\#(value),"unit":\#(unit)}}"#
    }

    func verdict(_ payload: String, _ parameters: [String: String] = [:]) -> StageVerdict {
        var message = GraphMessage(payload)
        return ExploreThresholdFilter(parameters: parameters)
            .process(&message, bounds: .asDefined)
    }

    @Test(arguments: [
        temperature("20"), temperature("20.0"), temperature("1e3"), temperature("Infinity"),
        temperature("1e999"), temperature("68", #""F""#), temperature("68", #""f""#),
        temperature("20", #""K""#), #"{"temperature":{"value":20}}"#,
        #"{"temperature":{"value":21,"extra":[1]},"seq":1}"#,
        temperature("1" + String(repeating: "0", count: 400)),
        #"{"temperature":{"value":1},"temperature":{"value":99}}"#,
        // No temperature: passes.
        #"{"humidity":{"value":1}}"#, "{}", "[]", #""text""#, #"["temp"]"#,
        #"{"temperature":{}}"#, #"{"temperature":[]}"#, #"{"temperature":"low"}"#,
        #"{"a":"\ud800"}"#,
    ])
    func `passes what is at least the threshold, and what is no temperature`(payload: String) {
        #expect(verdict(payload) == .pass)
    }

    @Test(arguments: [
        temperature("19.999999999999996"), temperature("-Infinity"), temperature("NaN"),
        temperature("67.99", #""F""#), temperature("20", #""F""#), temperature("true"),
        #"{"temperature":{"value":0}}"#, temperature("-0"),
        temperature("true", #""F""#), temperature("-Infinity", #""F""#),
    ])
    func `drops what is below`(payload: String) {
        #expect(verdict(payload) == .drop)
    }

    @Test(arguments: [
        "", "{", "null", "5", "true", #"["temperature"]"#, #""temperature""#,
        #"{"temperature":5}"#, #"{"temperature":null}"#, #"{"temperature":["value"]}"#,
        #"{"temperature":"a value"}"#, temperature(#""20""#), temperature("null"),
        temperature("[20]"), temperature("20", "null"), temperature("20", "5"), temperature("+20"),
        temperature("020"), temperature("20."), temperature(".5"), temperature("Inf"),
        temperature("1" + String(repeating: "0", count: 400), #""F""#), "\u{FEFF}{}",
        String(repeating: "[", count: 2_000) + String(repeating: "]", count: 2_000),
    ])
    func `errs on what Python raises an exception for`(payload: String) {
        #expect(ExploreStagesTests.word(verdict(payload)) == .error)
    }

    @Test func `errs on bytes that are not UTF-8, wherever they are`() {
        var message = GraphMessage(payload: Array(#"{"a":""#.utf8) + [0xFF] + Array(#""}"#.utf8))
        let verdict = ExploreThresholdFilter(parameters: [:])
            .process(&message, bounds: .asDefined)
        #expect(ExploreStagesTests.word(verdict) == .error)
    }

    @Test(arguments: [
        ("30", "29.9", StageVerdict.drop), ("30", "30", .pass), (" 3_0.5\n", "30.5", .pass),
        (" 3_0.5\n", "30.4", .drop), ("x", "20", .pass), ("1__0", "19", .drop), ("", "19", .drop),
        ("-inf", "-1e308", .pass), ("nan", "20", .drop),
    ])
    func `reads its threshold as Python does, and has 20 where it cannot`(
        threshold: String,
        value: String,
        expected: StageVerdict
    ) {
        let parameters = ["temperature_threshold": threshold]
        #expect(verdict(Self.temperature(value), parameters) == expected)
    }

    @Test func `a flipped bound drops the threshold itself`() {
        var message = GraphMessage(Self.temperature("20"))
        let stage = ExploreThresholdFilter(parameters: [:])
        #expect(stage.process(&message, bounds: .flipped) == .drop)
    }
}
