import Testing

@testable import Sandbox

/// The verdicts of the sample's module, measured with its own parser: bounds 2000 and 4000.
@Suite struct SampleTemperatureFilterTests {
    enum Expected { case pass, drop, trap }

    static let bounds = [
        "temperature_lower_bound": "2000", "temperature_upper_bound": "4000",
    ]

    func verdict(_ payload: [UInt8], _ parameters: [String: String] = bounds) -> Expected {
        let stage = SampleTemperatureFilter(parameters: parameters)
        var message = GraphMessage(payload: payload)
        switch stage.process(&message, bounds: .asDefined) {
        case .pass: return .pass
        case .trap: return .trap
        default: return .drop
        }
    }

    func verdict(_ payload: String, _ parameters: [String: String] = bounds) -> Expected {
        verdict(Array(payload.utf8), parameters)
    }

    static func temperature(_ inside: String) -> String { #"{"temperature":{\#(inside)}}"# }
    static func celsius(_ value: String) -> String { temperature(#""value":\#(value),"unit":"C""#) }

    @Test(arguments: [
        celsius("2001"), celsius("3000"), celsius("3e3"), celsius("3.0E+3"), celsius("2000.0001"),
        celsius("2000.000000000001"), celsius("3999.999999999999"),
        temperature(#""value":3000,"unit":"\u0043""#),
        temperature(#""unit":"C","value":3000"#),
        " \n\t" + celsius("3000") + "\r\n ",
        temperature(#""value":3000,"unit":"C","seq":17,"id":{"a":[1,{"b":null}],"c":"\u00e9"}"#),
        temperature(#""value":3000,"unit":"C","big":1e999,"empty":{},"none":[]"#),
        #"{"temperature":[3000,0,0,0,0,0,"C",false]}"#,
        #"{"temperature":[3000,0,0,0,0,0,"C"]}"#,
        temperature(#""value":3000,"unit":{"C":null}"#),
        temperature(#""value":3000,"unit":"C","count":5,"max":1,"min":-2.5,"overtemp":true"#),
        #"{"\u0074emperature":{"value":3000,"unit":"C"}}"#,
    ])
    func `passes temperatures between the bounds`(payload: String) {
        #expect(verdict(payload) == .pass)
    }

    @Test func `passes bytes that are not UTF-8 in strings it skips`() {
        var payload = Array(#"{"temperature":{"value":3000,"unit":"C","id":""#.utf8)
        payload += [0xFF, 0xFE] + Array(#""}}"#.utf8)
        #expect(verdict(payload) == .pass)
    }

    @Test(arguments: [
        celsius("2000"), celsius("2000.0"), celsius("4000"), celsius("-0.0"), celsius("-0"),
        celsius("1999"), celsius("4001"), celsius("-3000"),
        celsius("1e-999999999999"), celsius("0e999999999999"),
        temperature(#""value":3000,"unit":"F""#), temperature(#""unit":"F""#),
        temperature(#""value":null,"unit":"F""#),
        #"{"humidity":{"value":3000}}"#, #"{"humidity":{}}"#, #"{"humidity":[]}"#,
        #"{"object":{"result":"x"}}"#, #"{"object":["x"]}"#, #"{"sensor_data":{}}"#,
        #"{"sensor_data":{"temperature":[{"unit":"C"}],"humidity":[{}],"object":[]}}"#,
    ])
    func `drops what is outside or something else`(payload: String) {
        #expect(verdict(payload) == .drop)
    }

    @Test(arguments: [
        #"{"temperature":{"value":3000,"unit":"C"},"seq":17}"#,
        #"{"seq":17,"temperature":{"value":3000,"unit":"C"}}"#,
        temperature(#""value":3000"#), temperature(#""value":3000,"unit":"c""#),
        temperature(#""value":3000,"unit":"K""#), celsius("null"), temperature(#""unit":"C""#),
        celsius(#""3000""#), celsius("NaN"), celsius("+3000"), celsius("03000"), celsius("1e999"),
        celsius("3000."), celsius(".5"), celsius("3e"), celsius("-"), celsius("1e999999999999"),
        temperature(#""value":3000,"value":3000,"unit":"C""#),
        temperature(#""value":3000,"unit":"C","unit":"C""#),
        temperature(#""value":3000,"unit":"C","count":-1"#),
        temperature(#""value":3000,"unit":"C","count":1.5"#),
        temperature(#""value":3000,"unit":"C","count":18446744073709551616"#),
        temperature(#""value":3000,"unit":"C","max":null"#),
        temperature(#""value":3000,"unit":"C","overtemp":1"#),
        temperature(#""value":3000,"unit":"C","#), temperature(#","value":3000,"unit":"C""#),
        temperature(#""value":3000,"unit":"C","id":"\x""#),
        temperature(#""value":3000,"unit":"C","id":01"#),
        temperature(#""value":3000,"unit":"C","id":[1,]"#),
        temperature(#""value":3000,"unit":"C","id":{"a":1,}"#),
        temperature("\"value\":3000,\"unit\":\"C\",\"id\":\"\n\""),
        #"{"temperature":[3000]}"#, #"{"temperature":[3000,0,0,0,0,0,"C",false,1]}"#,
        "", "{}", "null", "[]", "3000", #""temperature""#, celsius("3000") + "x",
        "\u{FEFF}" + celsius("3000"), #"{"Temperature":{"value":3000,"unit":"C"}}"#,
        #"{"pressure":{}}"#, #"{"object":{}}"#, #"{"object":{"result":1}}"#,
        #"{"sensor_data":{"temperature":[{}]}}"#, #"{"humidity":{"value":"x"}}"#,
        #"{"temperature":{"value":3000,"unit":"C""#, #"{"\ud800":{}}"#, #"{"\udc00":{}}"#,
    ])
    func `traps on what the module cannot parse`(payload: String) {
        #expect(verdict(payload) == .trap)
    }

    @Test(arguments: [
        ("2000.0000000000002", Expected.drop), ("3999.9999999999995", .pass),
        ("2000.00000000000000000000000000000000001", .drop),
        ("3000.00000000000000000000000000000000001", .pass),
        ("30000000000000000000000e-19", .pass), ("0.00000000000000000000003e26", .pass),
    ])
    func `rounds decimals as the module's parser does`(value: String, expected: Expected) {
        #expect(verdict(Self.celsius(value)) == expected)
    }

    @Test(arguments: [
        ("123456789012345678901234567890", 123_456_789_012_345_678_901_234_567_890.0),
        ("18446744073709551615", 18_446_744_073_709_551_615.0),
        ("-9223372036854775808", -9_223_372_036_854_775_808.0),
        ("653.8888888888889", 653.8888888888889), ("1e-7", 1e-7), ("1e308", 1e308),
        ("1e-400", 0), ("100e-402", 0), ("5e-324", .leastNonzeroMagnitude), ("0.1e1", 1),
    ])
    func `reads numbers of every size`(text: String, expected: Double) throws {
        var cursor = JSONCursor(Array(text.utf8)[...])
        #expect(try cursor.double() == expected)
    }

    @Test(arguments: [
        [:], ["temperature_lower_bound": "2000"], ["temperature_upper_bound": "4000"],
        ["temperature_lower_bound": "2000", "temperature_upper_bound": " 4000"],
        ["temperature_lower_bound": "0x10", "temperature_upper_bound": "4000"],
    ])
    func `traps on every message without both bounds`(parameters: [String: String]) {
        #expect(verdict(Self.celsius("3000"), parameters) == .trap)
        #expect(verdict(#"{"humidity":{}}"#, parameters) == .trap)
    }

    @Test(arguments: [
        ("2000", 2_000.0), ("+5", 5), ("-5.", -5), (".5e1", 5), ("inf", .infinity),
        ("-Infinity", -.infinity), ("1e999", .infinity), ("1e-999", 0),
    ])
    func `reads bounds as Rust does`(text: String, expected: Double) {
        #expect(RustNumber(text)?.value == expected)
    }

    @Test(arguments: ["", "+", ".", "e5", "1e", "1_000", "0x1p3", " 1", "1 ", "infin", "nan(1)"])
    func `refuses bounds that Rust refuses`(text: String) {
        #expect(RustNumber(text) == nil)
    }

    @Test func `lets a bound's own value through only when asked to`() {
        let stage = SampleTemperatureFilter(parameters: Self.bounds)
        for value in ["2000", "4000"] {
            var message = GraphMessage(Self.celsius(value))
            #expect(stage.process(&message, bounds: .asDefined) == .drop)
            #expect(stage.process(&message, bounds: .flipped) == .pass)
        }
    }
}
