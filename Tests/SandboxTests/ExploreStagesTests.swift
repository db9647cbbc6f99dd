import Scenarios
import Testing

@testable import Sandbox

/// The explore repository's modules in Rust, read from their source.
@Suite struct ExploreStagesTests {
    enum Expected { case pass, drop, error, trap }

    static func word(_ verdict: StageVerdict) -> Expected? {
        switch verdict {
        case .pass: .pass
        case .drop: .drop
        case .error: .error
        case .trap: .trap
        case .turn: nil
        }
    }

    static func celsius(_ value: String) -> String {
        #"{"temperature":{"value":\#(value),"unit":"C"}}"#
    }

    @Test(arguments: [
        ("-40", Expected.drop), ("-39.999", .pass), ("3421.999", .pass), ("3422", .drop),
        ("3422.0000000000001", .drop), ("3421.9999999999995", .pass), ("0", .pass),
    ])
    func `the filter has bounds of its own where none are set, both exclusive`(
        value: String,
        expected: Expected
    ) {
        for parameters in [
            [:], ["temperature_lower_bound": "x", "temperature_upper_bound": ""],
            ["temperature_lower_bound": "-40"],
        ] {
            let stage = ExploreTemperatureFilter(parameters: parameters)
            var message = GraphMessage(Self.celsius(value))
            #expect(Self.word(stage.process(&message, bounds: .asDefined)) == expected)
        }
    }

    @Test func `the filter takes bounds that are set`() {
        let stage = ExploreTemperatureFilter(parameters: SampleTemperatureFilterTests.bounds)
        for (value, expected) in [("2000", Expected.drop), ("2001", .pass), ("4000", .drop)] {
            var message = GraphMessage(Self.celsius(value))
            #expect(Self.word(stage.process(&message, bounds: .asDefined)) == expected)
        }
        var message = GraphMessage(Self.celsius("4000"))
        #expect(stage.process(&message, bounds: .flipped) == .pass)
    }

    @Test(arguments: [
        (#"{"temperature":{"value":100,"unit":"F"}}"#, Expected.drop),
        (#"{"humidity":{"value":100}}"#, .drop), (#"{"temperature":{"unit":"C"}}"#, .trap),
        ("", .trap), (#"{"temperature":{"value":100,"unit":"K"}}"#, .trap),
        (#"{"temperature":{"value":100,"unit":"C"},"seq":1}"#, .trap),
    ])
    func `the filter drops and traps as the sample's does`(payload: String, expected: Expected) {
        var message = GraphMessage(payload)
        let verdict = ExploreTemperatureFilter(parameters: [:])
            .process(&message, bounds: .asDefined)
        #expect(Self.word(verdict) == expected)
    }

    static let zeros = #""count":0,"max":0.0,"min":0.0,"average":0.0,"last":0.0"#

    @Test(arguments: [
        // The repository's own expectation, byte for byte.
        (
            #"{"temperature":{"value":1209,"unit":"F"}}"#,
            #"{"temperature":{"value":653.8888888888889,\#(zeros),"unit":"C","overtemp":false}}"#
        ),
        (
            #"{"temperature":{"unit":"F","id":"lost","value":32}}"#,
            #"{"temperature":{"value":0.0,\#(zeros),"unit":"C","overtemp":false}}"#
        ),
        (
            #"{"temperature":{"value":-40,"unit":"F","count":18446744073709551615,"max":1695,"#
                + #""min":-1.5,"average":1e16,"last":0.0000001,"overtemp":true}}"#,
            #"{"temperature":{"value":-40.0,"count":18446744073709551615,"max":1695.0,"min":-1.5,"#
                + #""average":1e16,"last":1e-7,"unit":"C","overtemp":true}}"#
        ),
        (
            #" {"temperature": [212, 1, 2, 3, 4, 5, "F"]} "#,
            #"{"temperature":{"value":100.0,"count":1,"max":2.0,"min":3.0,"average":4.0,"#
                + #""last":5.0,"unit":"C","overtemp":false}}"#
        ),
        (
            #"{"temperature":{"value":1e308,"unit":"F"}}"#,
            #"{"temperature":{"value":null,\#(zeros),"unit":"C","overtemp":false}}"#
        ),
        (
            #" {"temperature": {"value":3e3,"unit":"C", "id":1}}"#,
            #" {"temperature": {"value":3e3,"unit":"C", "id":1}}"#
        ),
        (#"{"temperature":{"unit":"C"}}"#, #"{"temperature":{"unit":"C"}}"#),
        (#"{"humidity":{"value":7}}"#, #"{"humidity":{"value":7}}"#),
        (#"{"object":{"result":"x"}}"#, #"{"object":{"result":"x"}}"#),
        (#"{"sensor_data":{}}"#, #"{"sensor_data":{}}"#),
    ])
    func `the map writes Fahrenheit anew and leaves the rest alone`(
        payload: String,
        expected: String
    ) {
        var message = GraphMessage(payload, properties: [("a", "1")])
        let stage = ExploreTemperatureMap(parameters: [:])
        #expect(stage.process(&message, bounds: .asDefined) == .pass)
        #expect(message.text == expected)
        #expect(message.propertyTexts == ["a=1"])
    }

    @Test(arguments: [
        ("", Expected.error), ("no JSON", .error), ("{}", .error), (celsius(#""1""#), .error),
        (#"{"temperature":{"value":1,"unit":"K"}}"#, .error),
        (#"{"temperature":{"value":1,"unit":"C"},"seq":1}"#, .error),
        (#"{"temperature":{"unit":"F"}}"#, .trap),
        (#"{"temperature":{"value":null,"unit":"F"}}"#, .trap),
    ])
    func `the map errs on what it cannot parse, and traps on Fahrenheit without a value`(
        payload: String,
        expected: Expected
    ) {
        var message = GraphMessage(payload)
        let stage = ExploreTemperatureMap(parameters: [:])
        #expect(Self.word(stage.process(&message, bounds: .asDefined)) == expected)
    }

    @Test(arguments: [
        [("test_property_key", "old")], [("a", "1"), ("test_property_key", "")],
        [("test_property_key", "x"), ("test_property_key", "y"), ("b", "2")],
        [("Test_property_key", "x"), ("test_property_key ", "y")],
    ])
    func `the map gives one user property, however often, a new value`(
        properties: [(String, String)]
    ) {
        var message = GraphMessage(#"{"humidity":{}}"#, properties: properties)
        let stage = ExploreTemperatureMap(parameters: [:])
        #expect(stage.process(&message, bounds: .asDefined) == .pass)
        #expect(
            message.propertyTexts
                == properties.map {
                    $0.0 + "=" + ($0.0 == "test_property_key" ? "new_value" : $0.1)
                }
        )
    }

    @Test(arguments: [
        (celsius("1"), StageVerdict.turn(true)), (#"{"temperature":{"unit":"F"}}"#, .turn(true)),
        (#"{"humidity":{}}"#, .turn(false)), (#"{"object":{"result":""}}"#, .turn(false)),
    ])
    func `the temperature branch is true of temperatures`(payload: String, expected: StageVerdict) {
        var message = GraphMessage(payload)
        let stage = ExploreTemperatureBranch(parameters: [:])
        #expect(stage.process(&message, bounds: .asDefined) == expected)
        #expect(message.text == payload)
    }

    @Test(arguments: ["", "{}", #"{"pressure":{}}"#, #"{"temperature":{}}"#])
    func `the temperature branch errs on what it cannot parse`(payload: String) {
        var message = GraphMessage(payload)
        let stage = ExploreTemperatureBranch(parameters: [:])
        #expect(Self.word(stage.process(&message, bounds: .asDefined)) == .error)
    }

    @Test(arguments: [
        ("a/b", true), ("a/B", false), ("a/b/", false), ("a", false), ("", false),
    ])
    func `the snapshot branch compares the topic and looks at nothing else`(
        topic: String,
        expected: Bool
    ) {
        var message = GraphMessage("\u{FF}", topic: topic)
        let stage = ExploreSnapshotBranch(parameters: ["snapshot_topic": "a/b"])
        #expect(stage.process(&message, bounds: .asDefined) == .turn(expected))
        let unset = ExploreSnapshotBranch(parameters: [:])
        #expect(unset.process(&message, bounds: .asDefined) == .turn(false))
    }
}
