import Foundation
import MQTTWire
import Testing

/// The fuzz target's laws over generated inputs and over everything that was found before.
@Suite struct FuzzingTests {
    private static let found = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fuzz/Found")

    /// A run of steps that a fuzzer would take long to find: mostly commands, some valid packets,
    /// some noise.
    private static func life(_ generator: inout PacketGenerator) throws -> [UInt8] {
        var input: [UInt8] = [
            Fuzzing.Law.client.rawValue, .random(in: 0...255, using: &generator.random),
        ]
        for _ in 0..<Int.random(in: 1...60, using: &generator.random) {
            switch Int.random(in: 0..<20, using: &generator.random) {
            case 0:
                let wire = try encoded(generator.packet(from: .server))
                guard wire.count < 0x80 else { continue }
                input += [UInt8(wire.count)] + wire
            case 1:
                let size = Int.random(in: 0...5, using: &generator.random)
                input += [UInt8(size)]
                for _ in 0..<size { input.append(.random(in: 0...255, using: &generator.random)) }
            default:
                let count = UInt8(ClientFuzz.Command.allCases.count)
                input.append(0x80 | .random(in: 0..<count, using: &generator.random))
                // Taken for the step's choice, or for a packet's size that is soon filled.
                input.append(.random(in: 0...8, using: &generator.random))
            }
        }
        return input
    }

    @Test(arguments: [501, 502, 503] as [UInt64])
    func `random lives of a client keep every law`(seed: UInt64) throws {
        var generator = PacketGenerator(seed: seed)
        for number in 0..<1_500 {
            let input = try Self.life(&generator)
            #expect(throws: Never.self, "seed \(seed), life \(number): \(input)") {
                try Fuzzing.run(input)
            }
        }
    }

    @Test(arguments: [Fuzzing.Law.decoder, .splitting], [511, 512] as [UInt64])
    func `streams with a byte changed, cut or lost keep every law`(
        law: Fuzzing.Law,
        seed: UInt64
    ) throws {
        var generator = PacketGenerator(seed: seed)
        for number in 0..<400 {
            let connack: [UInt8] =
                law == .splitting ? [0x20, 7, 0, 0, 4, 0x15, 0, 1, 0x4D] : []
            var stream = connack
            for _ in 0..<3 {
                let next =
                    generator.random.chance(in: 2)
                    ? try encoded(generator.publish())
                    : try encoded(generator.packet(from: .server))
                if next.count < 500 { stream += next }
            }
            guard stream.count > connack.count else { continue }
            let place = Int.random(in: connack.count..<stream.count, using: &generator.random)
            switch number % 4 {
            case 0: stream[place] ^= .random(in: 1...255, using: &generator.random)
            case 1: stream.removeSubrange(place...)
            case 2: stream.remove(at: place)
            default: break
            }
            let input = [law.rawValue, UInt8(number % 256)] + stream
            #expect(throws: Never.self, "seed \(seed), stream \(number): \(input)") {
                try Fuzzing.run(input)
            }
        }
    }

    @Test func `what was found before is mended`() throws {
        let files = try? FileManager.default.contentsOfDirectory(atPath: Self.found.path)
        for name in (files ?? []).sorted() where name.hasSuffix(".hex") {
            let text = try String(contentsOf: Self.found.appending(path: name), encoding: .utf8)
            let input = text.split(whereSeparator: \.isWhitespace).compactMap {
                UInt8($0, radix: 16)
            }
            try #require(!input.isEmpty, "\(name) holds no hexadecimal bytes")
            #expect(throws: Never.self, "\(name)") { try Fuzzing.run(input) }
        }
    }

    @Test func `a law that does not hold is a finding`() {
        var input = FuzzInput([1])
        // Two tokens of one number: the driver must notice what a client may never do.
        #expect(throws: FuzzFinding.self) {
            var fuzz = try ClientFuzz.begun(&input)
            fuzz.token = 1
            try fuzz.resolve([0])
            try fuzz.resolve([0])
        }
        #expect(throws: FuzzFinding.self) {
            var fuzz = try ClientFuzz.begun(&input)
            fuzz.messages[1] = 0
            try fuzz.judge()
        }
        #expect(throws: FuzzFinding.self) {
            var frame = PublishFrame()
            frame.topic = 3..<5
            try DecoderFuzz.contains(0..<4, frame)
        }
    }
}
