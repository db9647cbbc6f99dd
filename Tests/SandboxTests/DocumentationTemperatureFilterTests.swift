import Testing

@testable import Sandbox

@Suite struct DocumentationTemperatureFilterTests {
    static func deep(_ count: Int) -> String {
        String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }

    @Test(arguments: [
        #"{"temperature":{"value":-40}}"#, #"{"temperature":{"value":3422}}"#,
        #"{"temperature":{"value":3422.0,"unit":"F"}}"#,
        #"{"temperature":{"value":3422.0000000000002}}"#,
        #"{"temperature":{"value":100,"unit":"K"},"seq":1}"#,
        // Nothing that could be out of bounds: passes.
        #"{"humidity":{"value":9999}}"#, #"{"temperature":9999}"#, "{}", "[]", "null", "9999",
        #"{"temperature":{"value":"9999"}}"#, #"{"temperature":{"value":null}}"#,
        #"{"temperature":[9999]}"#, #"{"temperature":{"value":true}}"#,
        #"{"temperature":{"value":9999},"temperature":{"value":1}}"#,
        deep(127), #"{"a":"\ud83d\ude00"}"#, " [1,\t2]\r\n",
    ])
    func `passes what lies between its bounds or has no number there`(payload: String) {
        var message = GraphMessage(payload)
        let stage = DocumentationTemperatureFilter(parameters: [:])
        #expect(stage.process(&message, bounds: .asDefined) == .pass)
        #expect(message.text == payload)
    }

    @Test(arguments: [
        #"{"temperature":{"value":-40.001}}"#, #"{"temperature":{"value":3422.001}}"#,
        #"{"temperature":{"value":1e300,"unit":"C"}}"#,
        #"{"temperature":{"value":1},"temperature":{"value":9999}}"#,
        #"{"\u0074emperature":{"value":-1000}}"#,
    ])
    func `drops what is outside`(payload: String) {
        var message = GraphMessage(payload)
        let stage = DocumentationTemperatureFilter(parameters: [:])
        #expect(stage.process(&message, bounds: .asDefined) == .drop)
    }

    @Test(arguments: [
        "", "{", #"{"temperature":{"value":NaN}}"#, #"{"temperature":{"value":1e999}}"#, "[1,]",
        #"{"a":1}x"#, #"{"a":"\ud800"}"#, #"{'a':1}"#, #"{"a":01}"#, "\u{FEFF}{}", deep(128),
        "[\"\n\"]", "tru",
    ])
    func `errs on what is no JSON`(payload: String) {
        var message = GraphMessage(payload)
        let stage = DocumentationTemperatureFilter(parameters: [:])
        let verdict = stage.process(&message, bounds: .asDefined)
        #expect(ExploreStagesTests.word(verdict) == .error)
    }

    @Test func `takes bounds that are set, and keeps its own where they are no numbers`() {
        let stage = DocumentationTemperatureFilter(
            parameters: ["temperature_lower_bound": "10", "temperature_upper_bound": "ten"]
        )
        for (value, expected) in [("9.99", StageVerdict.drop), ("10", .pass), ("3422", .pass)] {
            var message = GraphMessage(#"{"temperature":{"value":\#(value)}}"#)
            #expect(stage.process(&message, bounds: .asDefined) == expected)
        }
        var message = GraphMessage(#"{"temperature":{"value":10}}"#)
        #expect(stage.process(&message, bounds: .flipped) == .drop)
    }
}
