import Scenarios
import Testing

@testable import Verifier

@Suite struct ExploreMapTests {
    private let map = ExploreTemperatureMapStage(parameters: [:])

    /// What the official test of the repository expects of 1209 °F.
    private static let converted =
        #"{"temperature":{"value":653.8888888888889,"count":0,"max":0.0,"min":0.0,"#
        + #""average":0.0,"last":0.0,"unit":"C","overtemp":false}}"#

    @Test(arguments: [
        #"{"temperature":{"value":1209,"unit":"F"}}"#,
        #"{"temperature":{"value":1209.0,"unit":"F","seq":17}}"#,
        #" {"temperature":{"unit":"F","value":1.209e3}}"#,
        #"{"temperature":[1209,0,0,0,0,0,"F"]}"#,
    ])
    func `°F becomes °C with every field and without unknown keys`(payload: String) {
        #expect(map.outcome(of: payload) == Self.converted)
    }

    @Test(arguments: [
        ("32", "0.0"), ("-40", "-40.0"), ("212", "100.0"), ("0", "-17.77777777777778"),
        ("31.999999999999996", "-1.973729821555834e-15"), ("1e300", "5.555555555555556e299"),
        // Infinity has no spelling in JSON.
        ("1.7e308", "null"),
    ])
    func `converts in the order of the source`(value: String, celsius: String) {
        let payload = #"{"temperature":{"value":\#(value),"unit":"F"}}"#
        #expect(map.outcome(of: payload).contains(#""value":\#(celsius),"#))
    }

    @Test func `keeps the fields that the structure knows`() {
        let payload =
            #"{"temperature":{"value":32,"count":7,"max":1,"min":-2.5,"average":1e-7,"last":3e20,"#
            + #""unit":"F","overtemp":true}}"#
        let expected =
            #"{"temperature":{"value":0.0,"count":7,"max":1.0,"min":-2.5,"average":1e-7,"#
            + #""last":3e20,"unit":"C","overtemp":true}}"#
        #expect(map.outcome(of: payload) == expected)
    }

    @Test(arguments: [
        #"{"temperature":{"value":1209,"unit":"C"}}"#,
        #"{"temperature":{"value":12.50,"unit":"C","seq":17}}"#, #"{"temperature":{"unit":"C"}}"#,
        #"{"humidity":{"value":1}}"#, #"{"object":{"result":"x"}}"#, #"{"sensor_data":{}}"#,
    ])
    func `everything else stays byte for byte`(payload: String) {
        #expect(map.outcome(of: payload) == "pass")
    }

    @Test(arguments: [
        ("", "error"), ("{}", "error"), ("x", "error"),
        (#"{"temperature":{"value":1,"unit":"K"}}"#, "error"),
        (#"{"temperature":{"value":1,"unit":"F"},"seq":1}"#, "error"),
        (#"{"temperature":{"unit":"F"}}"#, "trap"),
    ])
    func `what it cannot parse is an error and a missing value a trap`(
        payload: String,
        outcome: String
    ) {
        #expect(map.outcome(of: payload) == outcome)
    }

    @Test func `the value of one user property changes and the rest stays`() {
        let envelope = MessageEnvelope(
            topic: "raw",
            properties: [
                .init(name: "site", value: "oslo"), .init(name: "test_property_key", value: "old"),
            ]
        )
        for unit in ["C", "F"] {
            let payload = Array(#"{"temperature":{"value":32,"unit":"\#(unit)"}}"#.utf8)
            guard
                case .pass(let message) = map.verdict(
                    on: OracleMessage(payload, envelope: envelope)
                )
            else {
                Issue.record("nothing changed")
                continue
            }
            #expect(message.envelope.value(ofProperty: "test_property_key") == "new_value")
            #expect(message.envelope.value(ofProperty: "site") == "oslo")
            #expect(message.isRewritten == (unit == "F"))
        }
    }

    @Test func `a filter behind the map sees what the map wrote`() {
        let filter = SampleTemperatureFilterStage(
            parameters: ["temperature_lower_bound": "600", "temperature_upper_bound": "700"]
        )
        let oracle = Oracle(stages: [map, filter])
        let expected = Expectation.deliver(Array(Self.converted.utf8))
        #expect(
            oracle.expectation(of: #"{"temperature":{"value":1209,"unit":"F"}}"#) == expected
        )
        #expect(
            oracle.expectation(of: #"{"temperature":{"value":650,"unit":"C"}}"#)
                == .deliverUnchanged
        )
        #expect(
            oracle.expectation(of: #"{"temperature":{"value":650,"unit":"F"}}"#) == .withhold
        )
        #expect(!oracle.expectation(of: "{}").mustPass)
    }

    @Test(arguments: [
        (#"{"temperature":{"unit":"F"}}"#, "true"), (#"{"humidity":{}}"#, "false"),
        (#"{"object":{"result":"x"}}"#, "false"), ("{}", "error"),
        (#"{"temperature":{"unit":"F"},"seq":1}"#, "error"),
    ])
    func `the temperature branch parts temperatures from the rest`(
        payload: String,
        outcome: String
    ) {
        #expect(ExploreTemperatureBranchStage(parameters: [:]).outcome(of: payload) == outcome)
    }

    @Test func `the snapshot branch compares the topic and nothing else`() {
        let branch = ExploreSnapshotBranchStage(parameters: ["snapshot_topic": "snapshots"])
        #expect(branch.outcome(of: "", MessageEnvelope(topic: "snapshots")) == "true")
        #expect(branch.outcome(of: "", MessageEnvelope(topic: "snapshots/1")) == "false")
        let unset = ExploreSnapshotBranchStage(parameters: [:])
        #expect(unset.outcome(of: "", MessageEnvelope(topic: "")) == "false")
    }

    @Test(arguments: [
        (0.0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (1695, "1695.0"), (0.1, "0.1"),
        (653.8888888888889, "653.8888888888889"), (1e15, "1000000000000000.0"), (1e16, "1e16"),
        (1.5e16, "1.5e16"), (1e21, "1e21"), (1e-5, "0.00001"), (1e-6, "1e-6"), (1e-7, "1e-7"),
        (1.25e-6, "1.25e-6"), (1_234_567_890_123_456, "1234567890123456.0"),
        (12_345_678_901_234_568, "1.2345678901234568e16"),
        (123_456_789_012_345_680, "1.2345678901234568e17"),
        (.leastNonzeroMagnitude, "5e-324"), (-1.7976931348623157e308, "-1.7976931348623157e308"),
        (.infinity, "null"),
    ])
    func `numbers are spelt as the library spells them`(value: Double, text: String) {
        #expect(RustFloatText.text(of: value) == text)
    }
}
