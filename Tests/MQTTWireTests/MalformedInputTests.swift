import MQTTWire
import Testing

@Suite struct MalformedInputTests {
    @Test(arguments: MalformedVector.all)
    func `bytes that break a rule are refused as what they are`(vector: MalformedVector) {
        #expect(failure(of: bytes(vector.wire), from: vector.sender) == vector.code)
    }

    @Test func `an error says what, where, by which rule, and what to answer`() {
        let expected = "PUBLISH: QoS is 3 (MQTT 5 section 3.3.1.2) [malformed-packet]"
        #expect(throws: WireError(.malformedPacket, in: .publish, "QoS is 3", section: "3.3.1.2")) {
            try decodeFirst([0x36, 0], from: .client)
        }
        let error = WireError(.malformedPacket, in: .publish, "QoS is 3", section: "3.3.1.2")
        #expect(error.description == expected)
        #expect(error.reason == 0x81)
    }

    @Test func `the largest packet allowed passes, and one byte more does not`() throws {
        let packet = PublishPacket(PublishHeader(quality: 0), topic: "t", payload: [1, 2, 3])
        let wire = try encoded(packet)
        #expect(failure(of: wire, from: .client, limit: wire.count) == nil)
        #expect(failure(of: wire, from: .client, limit: wire.count - 1) == .packetTooLarge)
    }

    @Test func `a server's packet without a message is refused by its size alone`() {
        // SUBACK and DISCONNECT of 1 MiB and of one byte more: only the header is here.
        for first in [0x90, 0xE0] as [UInt8] {
            #expect(failure(of: [first, 0x80, 0x80, 0x40], from: .server, limit: .max) == nil)
            let code = failure(of: [first, 0x81, 0x80, 0x40], from: .server, limit: .max)
            #expect(code == .packetTooLarge)
        }
        #expect(failure(of: [0x82, 0x81, 0x80, 0x40], from: .client, limit: .max) == nil)
        #expect(failure(of: [0x30, 0x81, 0x80, 0x40], from: .server, limit: .max) == nil)
    }

    @Test func `a message's properties may have 1 MiB, and no byte more`() {
        let empty: [UInt8] = [0x26, 0, 0, 0, 0]
        let most = Array(repeatElement(empty, count: (1 << 20) / 5).joined())
        // 1 MiB is a byte more than a multiple of five: the pair in front has a name of one.
        let exact = bytes(#"26 00 01 "n" 00 00"#) + most.dropLast(5)
        for (properties, code) in [
            (exact, nil), (bytes(#"26 00 02 "na" 00 00"#) + most.dropLast(5), .packetTooLarge),
        ] as [([UInt8], WireError.Code?)] {
            let size = properties.count
            let length = [UInt8(size & 127 | 128), UInt8(size >> 7 & 127 | 128), UInt8(size >> 14)]
            let body = bytes(#"00 01 "t""#) + length + properties
            let whole = body.count
            let head: [UInt8] = [
                0x30, UInt8(whole & 127 | 128), UInt8(whole >> 7 & 127 | 128), UInt8(whole >> 14),
            ]
            #expect(failure(of: head + body, from: .server, limit: .max) == code, "\(size) bytes")
        }
    }

    @Test(arguments: [11, 12] as [UInt64])
    func `every prefix of a packet asks for more`(seed: UInt64) throws {
        var generator = PacketGenerator(seed: seed)
        for number in 0..<40 {
            let sender: Peer = number.isMultiple(of: 2) ? .client : .server
            let wire =
                number.isMultiple(of: 5)
                ? try encoded(generator.publish())
                : try encoded(generator.packet(from: sender))
            for size in stride(from: 0, to: wire.count, by: max(1, wire.count / 200)) {
                let read = try decodeFirst(Array(wire[..<size]), from: sender)
                #expect(read == nil, "seed \(seed), packet \(number), \(size) bytes")
            }
        }
    }

    @Test(arguments: [21, 22] as [UInt64])
    func `a packet with one byte changed decodes or throws, and stays inside its bytes`(
        seed: UInt64
    ) throws {
        var generator = PacketGenerator(seed: seed)
        var survivors = 0
        var refused = 0
        for number in 0..<60 {
            let sender: Peer = number.isMultiple(of: 2) ? .client : .server
            let wire =
                number.isMultiple(of: 3)
                ? try encoded(generator.publish())
                : try encoded(generator.packet(from: sender))
            for place in 0..<min(wire.count, 200) {
                for mask: UInt8 in [
                    0x01, 0x80, 0xFF, .random(in: 1...255, using: &generator.random),
                ] {
                    var changed = wire
                    changed[place] ^= mask
                    do throws(WireError) {
                        let read = try decodeFirst(changed, from: sender)
                        #expect((read?.size ?? 0) <= changed.count)
                        survivors += 1
                    } catch {
                        refused += 1
                    }
                }
            }
        }
        #expect(survivors > 100 && refused > 100, "seed \(seed)")
    }

    @Test func `random bytes never trap`() {
        var random = SplitMix(seed: 31)
        for _ in 0..<20_000 {
            let size = Int.random(in: 0...40, using: &random)
            var noise = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
            // A length that fits lets more of them past the first check.
            if size > 2 { noise[1] = UInt8(size - 2) }
            _ = failure(of: noise, from: .client)
            _ = failure(of: noise, from: .server)
        }
    }
}
