import MQTTWire

/// Whatever decodes stays inside its bytes, encodes again, and decodes to the same.
enum DecoderFuzz {
    static func run(_ input: inout FuzzInput) throws(FuzzFinding) {
        let sender: Peer = input.byte().isMultiple(of: 2) ? .server : .client
        let bytes = input.rest()
        let decoder = PacketDecoder(packetsFrom: sender)
        var frame = PublishFrame()
        var offset = 0
        while offset < bytes.count {
            let start = offset
            let packet: Packet?
            do throws(WireError) {
                packet = try decoder.next(in: bytes.span, from: &offset, publish: &frame)
            } catch {
                return try FuzzFinding.unless(offset == start, "a failure moved the offset")
            }
            guard let packet else {
                return try FuzzFinding.unless(offset == start, "an unfinished packet was taken")
            }
            try FuzzFinding.unless(offset > start && offset <= bytes.count, "taken beyond the end")
            if case .publish = packet {
                try judge(frame, bytes, start..<offset)
            } else {
                try repeats(packet, from: sender)
            }
        }
    }

    private static func repeats(_ packet: Packet, from sender: Peer) throws(FuzzFinding) {
        var buffer = WireBuffer()
        do throws(WireError) {
            try packet.encode(into: &buffer)
            var offset = 0
            var frame = PublishFrame()
            let again = try PacketDecoder(packetsFrom: sender)
                .next(in: buffer.bytes.span, from: &offset, publish: &frame)
            try check(again == packet && offset == buffer.count, "\(packet) came back as another")
        } catch {
            throw FuzzFinding("\(packet) was read, and not taken when written: \(error)")
        }
    }

    private static func check(_ holds: Bool, _ law: String) throws(WireError) {
        guard holds else { throw WireError(.malformedPacket, in: nil, law, section: "") }
    }

    private static func judge(
        _ frame: PublishFrame,
        _ bytes: [UInt8],
        _ place: Range<Int>
    ) throws(FuzzFinding) {
        try contains(place, frame)
        let packet = PublishPacket(copying: frame, in: bytes.span)
        var buffer = WireBuffer()
        do throws(WireError) {
            try packet.encode(into: &buffer)
            var offset = 0
            var copy = PublishFrame()
            let wire = buffer.bytes
            _ = try PacketDecoder(packetsFrom: .server)
                .next(in: wire.span, from: &offset, publish: &copy)
            try check(
                PublishPacket(copying: copy, in: wire.span) == packet,
                "\(packet) came back as another"
            )
        } catch {
            throw FuzzFinding("\(packet) was read, and not taken when written: \(error)")
        }
    }

    /// Every range of a frame lies in the packet.
    static func contains(_ place: Range<Int>, _ frame: PublishFrame) throws(FuzzFinding) {
        var ranges = [frame.topic, frame.payload, frame.properties]
        ranges += [frame.contentType, frame.responseTopic, frame.correlationData].compactMap { $0 }
        ranges += frame.userProperties.flatMap { [$0.name, $0.value] }
        for range in ranges {
            try FuzzFinding.unless(
                range.lowerBound >= place.lowerBound && range.upperBound <= place.upperBound,
                "\(range) is not in the packet at \(place)"
            )
        }
    }
}
