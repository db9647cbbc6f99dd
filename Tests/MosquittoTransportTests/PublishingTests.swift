import MQTTWire
import Messaging
import MosquittoTransport
import Quantities
import Testing

/// What leaves, over both transports.
@Suite struct PublishingTests {
    static let messages: [OutgoingMessage] = [
        OutgoingMessage(topic: "raw", payload: [], quality: .atMostOnce),
        OutgoingMessage(topic: "raw", payload: [0, 1, 255, 0], quality: .atLeastOnce),
        OutgoingMessage(
            topic: "sensor/über/raw",
            payload: Array("{\"temperature\":{\"value\":3000,\"unit\":\"C\"}}".utf8),
            quality: .atLeastOnce,
            isRetained: true,
            contentType: "application/json",
            userProperties: [
                UserProperty("__ts", "001732377600000:00000:df"), UserProperty("n", ""),
                UserProperty("n", "again"),
            ]
        ),
        OutgoingMessage(
            topic: "raw",
            payload: Array(repeating: 7, count: 200_000),
            quality: .atLeastOnce
        ),
    ]

    @Test(arguments: Transport.allCases, messages.indices)
    func `a message arrives byte for byte`(_ transport: Transport, _ index: Int) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        let message = Self.messages[index]
        loop.perform { connections, diary in
            diary.add("published \(connections.publish(message, on: 0, token: 9))")
            diary.add("in flight \(connections.inFlight(on: 0))")
            // Something that is answered, also where the message is not.
            connections.subscribe(to: "x", quality: .atMostOnce, on: 0)
        }
        try loop.wait(for: "subscribed")
        #expect(loop.lines.has("published accepted"))
        let isAcknowledged = message.quality == .atLeastOnce
        #expect(loop.lines.has("in flight \(isAcknowledged ? 1 : 0)"))
        #expect(loop.lines.has("acknowledged 9 success") == isAcknowledged)
        var expected = PublishPacket(
            PublishHeader(
                quality: message.quality.rawValue,
                packetIdentifier: isAcknowledged ? 1 : 0,
                isRetained: message.isRetained
            ),
            topic: String(decoding: message.topic, as: UTF8.self),
            payload: message.payload
        )
        expected.contentType = message.contentType
        expected.userProperties = message.userProperties.map {
            PropertyPair(
                String(decoding: $0.name, as: UTF8.self),
                String(decoding: $0.value, as: UTF8.self)
            )
        }
        #expect(broker.published == [expected])
    }

    @Test(arguments: Transport.allCases)
    func `the broker's window is never exceeded and its end is told`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker { packet in
            switch packet.packet {
            case .connect: BrokerPacket.connack { $0.receiveMaximum = 5 }
            case .publish: []
            default: packet.usualReplies
            }
        }
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        loop.publish(0..<8)
        try loop.wait { $0.count(of: "published") == 8 }
        #expect(loop.lines.count(of: "published accepted") == 5)
        #expect(loop.lines.count(of: "published windowFull") == 3)
        try loop.settle()
        #expect(!loop.lines.has("unblocked"))
        for identifier in 1...2 as ClosedRange<UInt16> {
            broker.order(.acknowledge(identifier, reason: identifier == 1 ? 0x97 : 0x10))
        }
        try loop.wait { $0.count(of: "acknowledged") == 2 && $0.has("unblocked") }
        #expect(loop.lines.has("acknowledged 0 quota exceeded"))
        #expect(loop.lines.has("acknowledged 1 no matching subscribers"))
        loop.publish(8..<11)
        try loop.wait { $0.count(of: "published") == 11 }
        #expect(loop.lines.count(of: "published accepted") == 7)
        #expect(loop.lines.last == "published windowFull")
    }

    @Test func `libmosquitto has at most as many in flight as it says`() throws {
        let broker = try ScriptedBroker { packet in
            if case .publish = packet.packet { [] } else { packet.usualReplies }
        }
        defer { broker.stop() }
        let loop = try ProbeLoop(.libmosquitto, to: broker)
        try loop.wait(for: "connected")
        loop.publish(0..<1_001)
        try loop.wait { $0.count(of: "published") == 1_001 }
        #expect(loop.lines.count(of: "published accepted") == 1_000)
        #expect(MosquittoConnector().capabilities.maximumInFlight == 1_000)
    }

    @Test(arguments: Transport.allCases)
    func `more than the socket takes is blocked, and room is told`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        broker.pause(true)
        loop.perform { connections, diary in
            let message = OutgoingMessage(
                topic: "raw",
                payload: Array(repeating: 7, count: 100_000),
                quality: .atMostOnce
            )
            var accepted = 0
            var result = PublishResult.accepted
            while result == .accepted, accepted < 10_000 {
                result = connections.publish(message, on: 0, token: 0)
                if result == .accepted { accepted += 1 }
            }
            diary.add("ended \(result)")
            diary.add("accepted \(accepted)")
        }
        try loop.wait(for: "accepted")
        #expect(loop.lines.has("ended blocked"))
        try loop.settle()
        broker.pause(false)
        try loop.wait(for: "unblocked")
        loop.publish(1..<2)
        try loop.wait(for: "acknowledged 1")
        #expect(loop.lines.has("accepted \(broker.published.count - 1)"))
    }

    @Test(arguments: Transport.allCases)
    func `what the broker does not take is not allowed`(_ transport: Transport) throws {
        let broker = try ScriptedBroker { packet in
            guard case .connect = packet.packet else { return packet.usualReplies }
            return BrokerPacket.connack {
                $0.maximumQuality = 0
                $0.maximumPacketSize = 100
            }
        }
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        loop.perform { connections, diary in
            let large = OutgoingMessage(
                topic: "raw",
                payload: Array(repeating: 1, count: 100),
                quality: .atMostOnce
            )
            diary.add("large \(connections.publish(large, on: 0, token: 1))")
            let good = OutgoingMessage.number(2)
            diary.add("good \(connections.publish(good, on: 0, token: 2))")
            let plain = OutgoingMessage.number(3, quality: .atMostOnce)
            diary.add("plain \(connections.publish(plain, on: 0, token: 3))")
        }
        try loop.wait(for: "plain")
        #expect(loop.lines.has("large notAllowed"))
        #expect(loop.lines.has("good notAllowed"))
        #expect(loop.lines.has("plain accepted"))
    }

    @Test(arguments: Transport.allCases)
    func `nothing is accepted on a connection that is not open`(_ transport: Transport) throws {
        let broker = try ScriptedBroker { _ in [] }
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        loop.publish(0..<1)
        try loop.wait(for: "published")
        #expect(loop.lines.has("published notConnected"))
    }

    @Test(arguments: Transport.allCases)
    func `what was sent and received is counted`(_ transport: Transport) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        loop.publish(10..<20)
        try loop.wait { $0.count(of: "acknowledged") == 10 }
        // What comes in the turn of the first is left behind it.
        try loop.settle()
        try loop.settle()
        let statistics = loop.handle.statistics
        #expect(statistics.packetsSent == 11 && statistics.packetsReceived == 11)
        let size = PublishHeader(quality: 1, packetIdentifier: 1)
            .packetSize(topic: 3, properties: 8, payload: 2)
        let connect = transport == .mqtt ? statistics.bytesSent - UInt64(10 * size) : 0
        #expect(statistics.bytesSent == UInt64(10 * size) + connect)
        #expect(connect < 100)
        #expect(statistics.bytesReceived >= 40)
    }
}
