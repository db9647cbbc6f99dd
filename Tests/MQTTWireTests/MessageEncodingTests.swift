import Testing

@testable import MQTTWire

/// A message encoded from where its parts lie, and the acknowledgements taken without ceremony.
@Suite struct MessageEncodingTests {
    private struct Pair: UserPropertyBytes {
        let name: [UInt8]
        let value: [UInt8]

        init(_ name: String, _ value: String) {
            self.name = Array(name.utf8)
            self.value = Array(value.utf8)
        }
    }

    private func publish(
        _ bench: inout ClientBench,
        quality: UInt8,
        _ pairs: [Pair],
        contentType: String?,
        payload: [UInt8]
    ) -> PublishAnswer {
        bench.client.publish(
            quality: quality,
            topic: Array("sensor/a".utf8).span,
            userProperties: pairs.span,
            contentType: contentType,
            payload: payload.span,
            token: 9,
            now: 0,
            into: &bench.output
        )
    }

    @Test(arguments: [0, 1] as [UInt8])
    func `every length of text and payload comes out as the general encoder writes it`(
        quality: UInt8
    ) throws {
        for length in 0...200 {
            var bench = try ClientBench.connected()
            let text = String((0..<length).map { Character(UnicodeScalar(UInt8(33 + $0 % 90))) })
            let pairs = [Pair("__ts", text), Pair(text, "v"), Pair("", "")]
            let payload = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let contentType = length.isMultiple(of: 2) ? nil : text
            let answer = publish(
                &bench,
                quality: quality,
                pairs,
                contentType: contentType,
                payload: payload
            )
            let header = PublishHeader(quality: quality, packetIdentifier: UInt16(quality))
            var packet = PublishPacket(header, topic: "sensor/a", payload: payload)
            packet.userProperties = [
                PropertyPair("__ts", text), PropertyPair(text, "v"), PropertyPair("", ""),
            ]
            packet.contentType = contentType
            #expect(answer == .accepted(packetIdentifier: UInt16(quality)))
            let sent = try bench.sent()
            #expect(sent == [.publish(packet)], "length \(length)")
        }
    }

    @Test(arguments: [(65_535, true), (65_536, false)])
    func `text that MQTT cannot carry is refused, and nothing is in flight`(
        length: Int,
        isTaken: Bool
    ) throws {
        let long = String(repeating: "x", count: length)
        for (pair, contentType) in [
            (Pair("n", long), nil), (Pair(long, "v"), nil), (Pair("n", "v"), long),
        ] {
            var bench = try ClientBench.connected()
            let answer = publish(
                &bench,
                quality: 1,
                [pair],
                contentType: contentType,
                payload: []
            )
            #expect(answer == (isTaken ? .accepted(packetIdentifier: 1) : .notAllowed(.size)))
            #expect(bench.client.inFlight == (isTaken ? 1 : 0))
            #expect(bench.output.isEmpty != isTaken)
        }
    }

    @Test func `plain acknowledgements are taken one after another, up to what else there is`()
        throws
    {
        var bench = try ClientBench.connected()
        for token in 70...72 as ClosedRange<UInt64> { _ = bench.publish(token: token) }
        let received = bytes("40 02 00 02 40 02 00 01 D0 00 40 02 00 03")
        var offset = 0
        var tokens: [UInt64] = []
        while let token = bench.client.nextAcknowledged(in: received.span, from: &offset) {
            tokens.append(token)
        }
        #expect(tokens == [71, 70] && offset == 8 && bench.client.inFlight == 1)
    }

    @Test(arguments: [
        "40 02 00", "40 03 00 01 10", "40 02 00 02", "40 02 00 00", "50 02 00 01", "41 02 00 01",
        "",
    ])
    func `whatever is out of the ordinary is left to be judged`(received: String) throws {
        var bench = try ClientBench.connected()
        _ = bench.publish()
        var offset = 0
        let token = bench.client.nextAcknowledged(in: bytes(received).span, from: &offset)
        #expect(token == nil && offset == 0 && bench.client.inFlight == 1)
    }

    @Test func `an acknowledgement before CONNACK, or of a request, is left to be judged`() throws {
        var idle = ClientBench()
        var bench = try ClientBench.connected()
        _ = bench.publish()
        _ = try bench.client.subscribe(
            to: [Subscription("a", maximumQuality: 0)],
            now: 0,
            into: &bench.output
        )
        let received = bytes("40 02 00 01")
        var offset = 0
        #expect(idle.client.nextAcknowledged(in: received.span, from: &offset) == nil)
        #expect(bench.client.nextAcknowledged(in: received.span, from: &offset) == nil)
        #expect(offset == 0)
    }
}
