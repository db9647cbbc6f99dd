import Quantities
import Scenarios
import Testing

@testable import Sandbox

/// What holds for every stage, whatever the bytes.
@Suite struct StageLawsTests {
    static let rules: [ModuleSemantics: String] = [
        .builtInFilter: #"""
        {"filter":[{"inputs":["temperature.value ?? 0"],"expression":"$1 > 100 || $1 < 1"},
        {"inputs":["temperature.unit ?? \"C\""],"expression":"len($1) > 3"}]}
        """#,
        .builtInBranch: #"{"branch":{"inputs":["temperature.value"],"expression":"$1 >= 50"}}"#,
        .builtInMap: #"""
        {"map":[{"inputs":["*"],"output":"all.*"},{"inputs":["temperature.value"],
        "output":"f","expression":"cToF($1)"},{"inputs":["temperature.unit"],"output":""}]}
        """#,
    ]

    static let seeds = [
        #"{"temperature":{"value":3000,"unit":"C","count":7,"overtemp":false}}"#,
        #"{"temperature":[-1.5e-3,0,0,0,0,0,"F"]}"#, #"{"humidity":{"value":null,"last":1}}"#,
        #"{"sensor_data":{"object":[{"result":"\u00e9\ud83d\ude00"}]},"x":[[[]]]}"#,
    ]

    static func stage(_ semantics: ModuleSemantics) throws -> any GraphStage {
        let stage = try #require(GraphStages.named(semantics))
        var parameters = SampleTemperatureFilterTests.bounds
        parameters["rules"] = rules[semantics]
        return try stage.init(parameters: parameters)
    }

    /// A seed with some bytes changed, taken out or doubled.
    static func mutant(_ number: Int) -> [UInt8] {
        var bytes = Array(seeds[number % seeds.count].utf8)
        for step in 0..<UInt64(number % 7) {
            let (bits, more) = Philox2x64(key: 4).block(low: UInt64(number), high: step)
            let index = Int(bits.uniform(below: UInt64(bytes.count)))
            switch more % 4 {
            case 0: bytes[index] = UInt8(truncatingIfNeeded: more >> 8)
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(bytes[index], at: index)
            default: bytes.insert(contentsOf: bytes[..<index], at: index)
            }
            if bytes.isEmpty { bytes = [0x20] }
        }
        return bytes
    }

    @Test(arguments: GraphStages.all.map { $0.semantics })
    func `gives one verdict of its kind for any bytes, and the same one again`(
        semantics: ModuleSemantics
    ) throws {
        let stage = try Self.stage(semantics)
        for number in 0..<2_000 {
            let original = GraphMessage(payload: Self.mutant(number))
            var message = original
            let verdict = stage.process(&message, bounds: .asDefined)
            var again = original
            #expect(stage.process(&again, bounds: .asDefined) == verdict)
            #expect(again.leavesAs(message))
            switch verdict {
            case .pass: #expect(type(of: stage).kind != .branch)
            case .turn: #expect(type(of: stage).kind == .branch)
            case .drop: #expect(type(of: stage).kind == .filter)
            case .error(let reason), .trap(let reason): #expect(!reason.isEmpty)
            }
            // Only a map may change a message, and only one that goes on.
            let isMap = type(of: stage).kind == .map
            if !isMap || verdict != .pass { #expect(message.leavesAs(original)) }
        }
    }

    @Test(arguments: [ModuleSemantics.exploreTemperatureMap, .builtInMap])
    func `what a map writes is JSON that reads back as it was written`(
        semantics: ModuleSemantics
    ) throws {
        let stage = try Self.stage(semantics)
        var changed = 0
        for number in 0..<2_000 {
            let original = GraphMessage(payload: Self.mutant(number))
            var message = original
            guard stage.process(&message, bounds: .asDefined) == .pass,
                message.payload != original.payload
            else { continue }
            changed += 1
            #expect(try JSONValue(parsing: message.payload).text == message.text)
        }
        #expect(changed > 50)
    }
}
