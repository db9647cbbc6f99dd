import Quantities
import Testing

@testable import Verifier

@Suite struct SampleTemperatureFilterTests {
    private let stage = SampleTemperatureFilterStage(parameters: TestScenario.bounds)

    private func verdict(_ payload: String) -> String {
        word(stage.verdict(on: Array(payload.utf8)))
    }

    private func word(_ verdict: StageVerdict) -> String {
        switch verdict {
        case .passUnchanged: "pass"
        case .drop: "drop"
        case .trap: "trap"
        case .pass, .route, .fold, .fail: "something else"
        }
    }

    @Test(arguments: [
        "2001", "3000", "3e3", "3E+3", "30000e-1", "2000.5", "3999.5", "2000.000000000001",
        "3999.999999999999", "3000.0000000000000000000000000000000000001",
    ])
    func `passes a value strictly between the bounds`(value: String) {
        #expect(verdict(#"{"temperature":{"value":\#(value),"unit":"C"}}"#) == "pass")
    }

    @Test(arguments: [
        "2000", "2000.0", "2e3", "1999.9999999", "4000", "4000.0", "4000.000001", "-0.0", "-0", "0",
        "-3000", "1e308", "-1e308", "18446744073709551616", "1e-400", "5e-324",
    ])
    func `drops a bound and what lies beyond it`(value: String) {
        #expect(verdict(#"{"temperature":{"value":\#(value),"unit":"C"}}"#) == "drop")
    }

    @Test func `drops what only a correctly rounding parser would pass`() {
        #expect(Double("2000.0000000000002").map { $0 > 2_000 } == true)
        #expect(verdict(#"{"temperature":{"value":2000.0000000000002,"unit":"C"}}"#) == "drop")
        let reading = try? SampleMeasurement(
            Array(#"{"temperature":{"value":3999.9999999999995,"unit":"C"}}"#.utf8)
        )
        #expect(
            reading == .temperature(SampleTemperature(value: 3999.999999999999, isCelsius: true))
        )
    }

    @Test(arguments: [
        #"{"temperature":{"value":3000,"unit":"\u0043"}}"#,
        #"{"temperature":{"unit":"C","value":3000}}"#,
        #"{"\u0074emperature":{"v\u0061lue":3000,"unit":"C"}}"#,
        " \n{ \"temperature\" :\t{ \"value\" : 3000 , \"unit\" : \"C\" } }\r\n",
        #"{"temperature":{"value":3000,"unit":"C","seq":17,"id":[1,{"a":null}],"id":2}}"#,
        #"{"temperature":{"value":3000,"unit":"C","huge":1e999,"lone":"\ud800"}}"#,
        #"{"temperature":{"value":3000,"unit":{"C":null}}}"#,
        #"{"temperature":{"value":3000,"count":18446744073709551615,"max":-1,"min":1.5,"#
            + #""average":0,"last":2e2,"unit":"C","overtemp":true}}"#,
        #"{"temperature":[3000,0,0,0,0,0,"C",false]}"#,
        #"{"temperature":[3000,0,0,0,0,0,"C"]}"#,
    ])
    func `passes every spelling that serde reads`(payload: String) {
        #expect(verdict(payload) == "pass")
    }

    @Test(arguments: [
        #"{"temperature":{"value":3000,"unit":"F"}}"#,
        #"{"temperature":{"unit":"F"}}"#,
        #"{"temperature":{"value":null,"unit":"F"}}"#,
        #"{"humidity":{"value":3000}}"#,
        #"{"humidity":{}}"#,
        #"{"humidity":[]}"#,
        #"{"humidity":{"value":null,"count":1,"unit":"any"}}"#,
        #"{"object":{"result":"x"}}"#,
        #"{"object":["x"]}"#,
        #"{"sensor_data":{}}"#,
        #"{"sensor_data":{"temperature":[{"unit":"C"}],"humidity":[{},{}],"object":[]}}"#,
    ])
    func `drops other units and other measurements`(payload: String) {
        #expect(verdict(payload) == "drop")
    }

    @Test(arguments: [
        // More or less than one key at the top.
        #"{"temperature":{"value":3000,"unit":"C"},"seq":17}"#,
        #"{"seq":17,"temperature":{"value":3000,"unit":"C"}}"#,
        "", " ", "{}", "null", "[]", "3000", #""temperature""#, #"{"Temperature":{}}"#,
        #"{"pressure":{}}"#, #"{"object":{}}"#, #"{"object":{"result":1}}"#, #"{"object":[]}"#,
        #"{"sensor_data":{"temperature":[{}]}}"#, #"{"sensor_data":{"humidity":{}}}"#,
        #"{"humidity":null}"#, #"{"temperature":null}"#, #"{"temperature":3000}"#,
        #"{"temperature":{"value":3000,"unit":"C"}}x"#,
        #"{"temperature":{"value":3000,"unit":"C"}}{}"#,
        "\u{FEFF}" + #"{"temperature":{"value":3000,"unit":"C"}}"#,
        // The unit.
        #"{"temperature":{"value":3000}}"#, #"{"temperature":{"value":3000,"unit":"c"}}"#,
        #"{"temperature":{"value":3000,"unit":"K"}}"#, #"{"temperature":{"value":3000,"unit":1}}"#,
        #"{"temperature":{"value":3000,"unit":{"C":1}}}"#,
        // The value.
        #"{"temperature":{"unit":"C"}}"#, #"{"temperature":{"value":null,"unit":"C"}}"#,
        #"{"temperature":{"value":"3000","unit":"C"}}"#,
        #"{"temperature":{"value":NaN,"unit":"C"}}"#,
        #"{"temperature":{"value":+3000,"unit":"C"}}"#,
        #"{"temperature":{"value":03000,"unit":"C"}}"#,
        #"{"temperature":{"value":3000.,"unit":"C"}}"#,
        #"{"temperature":{"value":.5,"unit":"C"}}"#, #"{"temperature":{"value":-,"unit":"C"}}"#,
        #"{"temperature":{"value":3e,"unit":"C"}}"#,
        #"{"temperature":{"value":1e999,"unit":"C"}}"#,
        #"{"temperature":{"value":1e309,"unit":"C"}}"#,
        #"{"temperature":{"value":1e99999999999,"unit":"C"}}"#,
        // Other fields.
        #"{"temperature":{"value":3000,"value":3000,"unit":"C"}}"#,
        #"{"temperature":{"value":3000,"unit":"C","unit":"C"}}"#,
        #"{"temperature":{"value":3000,"unit":"C","count":-1}}"#,
        #"{"temperature":{"value":3000,"unit":"C","count":1.5}}"#,
        #"{"temperature":{"value":3000,"unit":"C","count":1.0}}"#,
        #"{"temperature":{"value":3000,"unit":"C","max":null}}"#,
        #"{"temperature":{"value":3000,"unit":"C","overtemp":1}}"#,
        // Lists.
        #"{"temperature":[3000]}"#, #"{"temperature":[]}"#,
        #"{"temperature":[3000,0,0,0,0,0,"C",false,1]}"#,
        #"{"temperature":[3000,0,0,0,0,0,"C",false,]}"#,
        #"{"temperature":[,3000]}"#,
        // Grammar of what is passed over.
        #"{"temperature":{"value":3000,"unit":"C",}}"#,
        #"{"temperature":{"value":3000,"unit":"C","a":[1,]}}"#,
        #"{"temperature":{"value":3000,"unit":"C","a":{"b":1,}}}"#,
        #"{"temperature":{"value":3000,"unit":"C","a":01}}"#,
        #"{"temperature":{"value":3000,"unit":"C","a":1.}}"#,
        #"{"temperature":{"value":3000,"unit":"C","a":nul}}"#,
        #"{"temperature":{"value":3000,"unit":"C","a":"\x"}}"#,
        #"{"temperature":{"value":3000,"unit":"C","a":"\u00g0"}}"#,
        #"{"temperature":{"value":3000,"unit":"C","a":[}}"#,
        "{\"temperature\":{\"value\":3000,\"unit\":\"C\",\"a\":\"\n\"}}",
        #"{"temperature":{"value":3000,"unit":"C","#, #"{"temperature":{"value":3000,"unit":"C"}"#,
        #"{"object":{"result":"\ud800"}}"#, #"{"object":{"result":"\udc00"}}"#,
        #"{"temperature":{"value" 3000,"unit":"C"}}"#, #"{temperature:{}}"#,
    ])
    func `traps on what serde refuses`(payload: String) {
        #expect(verdict(payload) == "trap")
    }

    @Test func `takes bytes that are not UTF-8 where nothing reads them, and only there`() {
        func payload(_ key: [UInt8], _ value: [UInt8]) -> [UInt8] {
            Array(#"{"temperature":{"value":3000,"unit":"C",""#.utf8) + key + Array(#"":""#.utf8)
                + value + Array(#""}}"#.utf8)
        }
        #expect(stage.verdict(on: payload([0x61], [0xFF])) == .passUnchanged)
        #expect(word(stage.verdict(on: payload([0xFF], [0x61]))) == "trap")
    }

    @Test func `passes over nesting of any depth`() {
        let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        #expect(verdict(#"{"temperature":{"value":3000,"unit":"C","a":\#(deep)}}"#) == "pass")
    }

    @Test(arguments: [
        [:], ["temperature_lower_bound": "2000"], ["temperature_upper_bound": "4000"],
        ["temperature_lower_bound": "2000", "temperature_upper_bound": "4,000"],
        ["temperature_lower_bound": " 2000", "temperature_upper_bound": "4000"],
        ["temperature_lower_bound": "0x1p3", "temperature_upper_bound": "4000"],
        ["temperature_lower_bound": "", "temperature_upper_bound": "4000"],
    ])
    func `traps on every message without both bounds`(parameters: [String: String]) {
        let stage = SampleTemperatureFilterStage(parameters: parameters)
        for payload in [#"{"temperature":{"value":3000,"unit":"C"}}"#, #"{"humidity":{}}"#, ""] {
            #expect(word(stage.verdict(on: Array(payload.utf8))) == "trap")
        }
    }

    @Test(arguments: [
        ("2000", 2_000.0), ("+2e3", 2_000), (".5", 0.5), ("5.", 5), ("-0", 0),
        ("INF", .infinity), ("-infinity", -.infinity), ("1e999", .infinity), ("1e-999", 0),
        ("2000.0000000000002", 2000.0000000000002), ("0.1", 0.1),
        ("1.7976931348623159e308", .infinity),
    ])
    func `reads bounds as Rust does`(text: String, value: Double) {
        #expect(RustFloat.value(of: text) == value)
    }

    @Test(arguments: [
        "", "+", "-", ".", "e5", "1e", "1e+", "1_000", " 1", "1 ", "0x10", "1.2.3", "--1", "infin",
        "١",
    ])
    func `refuses bounds that Rust refuses`(text: String) {
        #expect(RustFloat.value(of: text) == nil)
    }

    @Test func `reads nan, between which and anything nothing lies`() {
        #expect(RustFloat.value(of: "NaN")?.isNaN == true)
        let stage = SampleTemperatureFilterStage(
            parameters: ["temperature_lower_bound": "nan", "temperature_upper_bound": "4000"]
        )
        let payload = Array(#"{"temperature":{"value":3000,"unit":"C"}}"#.utf8)
        #expect(stage.verdict(on: payload) == .drop)
    }

    /// Law: wherever the short cut answers, the reader answers the same.
    @Test func `the short cut for common payloads changes no verdict`() {
        let seed: UInt64 = 20_260_101
        var random = SeededGenerator(seed: seed)
        let pieces = ["0", "1", "2000", "4000", ".", "-", "e", "999999999", "5", "00", "\"", " "]
        let range = ExclusiveTemperatureRange(lower: 2_000, upper: 4_000)
        var shortCuts = 0
        for _ in 0..<20_000 {
            var number = ""
            switch random.next() % 3 {
            case 0: number = "\(Double(random.next() % 6_000_000) / 1_000)"
            case 1: number = "\(random.next().uniformFraction * 6_000)"
            default:
                for _ in 0...(random.next() % 4) {
                    number += pieces[Int(random.next() % UInt64(pieces.count))]
                }
            }
            let unit = ["C", "F", "K"][Int(random.next() % 8 / 3)]
            var payload = Array(#"{"temperature":{"value":\#(number),"unit":"\#(unit)"}}"#.utf8)
            if random.happens(50) { payload[Int(random.next() % UInt64(payload.count))] ^= 1 }
            guard let reading = UsualTemperatureShape().reading(of: payload) else { continue }
            shortCuts += 1
            let text = String(decoding: payload, as: UTF8.self)
            let careful = SampleTemperature(value: reading.value, isCelsius: reading.isCelsius)
            #expect(
                (try? SampleMeasurement(payload)) == .temperature(careful),
                "seed \(seed): \(text)"
            )
            #expect(range.verdict(on: payload) == range.carefulVerdict(on: payload))
        }
        #expect(shortCuts > 5_000)
    }
}
