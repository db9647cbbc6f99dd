import MQTTWire
import Testing

@Suite struct RoundTripTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `what is encoded decodes to itself, whatever the properties`(seed: UInt64) throws {
        var generator = PacketGenerator(seed: seed)
        for number in 0..<600 {
            let sender: Peer = number.isMultiple(of: 2) ? .client : .server
            let packet = generator.packet(from: sender)
            let wire = try encoded(packet)
            let back = try decodeFirst(wire, from: sender)
            #expect(back?.packet == .packet(packet), "seed \(seed), packet \(number)")
            #expect(back?.size == wire.count)
        }
    }

    @Test(arguments: [4, 5] as [UInt64])
    func `a PUBLISH decodes to itself, and a frame carries nothing over to the next`(
        seed: UInt64
    ) throws {
        var generator = PacketGenerator(seed: seed)
        var stream = WireBuffer()
        let packets = (0..<400).map { _ in generator.publish() }
        for packet in packets { try packet.encode(into: &stream) }
        let wire = stream.bytes
        let decoder = PacketDecoder(packetsFrom: .server)
        var offset = 0
        var frame = PublishFrame()
        for (number, packet) in packets.enumerated() {
            let kind = try decoder.next(in: wire.span, from: &offset, publish: &frame)?.kind
            #expect(kind == .publish)
            let back = PublishPacket(copying: frame, in: wire.span)
            #expect(back == packet, "seed \(seed), packet \(number)")
        }
        #expect(offset == wire.count)
    }

    @Test func `the properties of a frame, forwarded as they are, give the same message`() throws {
        var generator = PacketGenerator(seed: 6)
        for number in 0..<300 {
            let packet = generator.publish()
            let wire = try encoded(packet)
            var offset = 0
            var frame = PublishFrame()
            _ = try PacketDecoder(packetsFrom: .client)
                .next(in: wire.span, from: &offset, publish: &frame)
            var forwarded = WireBuffer()
            try forwarded.appendPublish(
                packet.header,
                topic: wire.span.extracting(frame.topic),
                encodedProperties: wire.span.extracting(frame.properties),
                payload: wire.span.extracting(frame.payload)
            )
            #expect(forwarded.bytes == wire, "seed 6, packet \(number)")
            let isPlain =
                packet.topicAlias == nil && packet.messageExpiry == nil
                && packet.subscriptionIdentifiers.isEmpty
            #expect(frame.isForwardable == isPlain)
        }
    }
}
