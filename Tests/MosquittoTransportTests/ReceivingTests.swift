import MQTTWire
import Messaging
import Quantities
import Testing

/// What arrives, over both transports.
@Suite struct ReceivingTests {
    private func subscribed(
        _ transport: Transport,
        _ broker: ScriptedBroker,
        quality: QualityOfService = .atLeastOnce
    ) throws -> ProbeLoop {
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        loop.perform { connections, _ in
            connections.subscribe(to: "processed/#", quality: quality, on: 0)
        }
        return loop
    }

    static let deliveries: [(PublishPacket, String)] = {
        var rich = PublishPacket(
            PublishHeader(
                quality: 1,
                packetIdentifier: 77,
                isRetained: true,
                isDuplicate: true
            ),
            topic: "processed/ü",
            payload: Array("a\u{0}b".utf8)
        )
        rich.contentType = "application/json"
        rich.userProperties = [PropertyPair("__ts", "1"), PropertyPair("n", "")]
        rich.messageExpiry = 5
        let plain = PublishPacket(PublishHeader(quality: 0), topic: "processed/1", payload: [])
        let first = PublishPacket(
            PublishHeader(quality: 1, packetIdentifier: 1),
            topic: "processed/1",
            payload: Array("x".utf8)
        )
        return [
            (
                rich,
                "received processed/ü a\u{0}b [\"__ts=1\", \"n=\"] type application/json "
                    + "quality 1 id 77 dup true retained true"
            ),
            (
                plain,
                "received processed/1  [] type none quality 0 id 0 dup false retained false"
            ),
            (first, "received processed/1 x [] type none quality 1 id 1 dup false retained false"),
        ]
    }()

    @Test(arguments: Transport.allCases)
    func `a message is handed over with all that it carries`(_ transport: Transport) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try subscribed(transport, broker)
        #expect(try loop.wait(for: "subscribed") == "subscribed processed/# 1")
        for (packet, _) in Self.deliveries { broker.order(.publish(packet)) }
        try loop.wait { $0.count(of: "received") == Self.deliveries.count }
        let received = loop.lines.filter { $0.hasPrefix("received") }
        #expect(received == Self.deliveries.map(\.1))
        // Both deliveries of QoS 1 are acknowledged, whoever does it.
        loop.publish(5..<6)
        try loop.wait(for: "acknowledged 5")
        #expect(broker.trace.filter { $0.contains(" ack ") } == ["0 ack 77", "0 ack 1"])
    }

    @Test(arguments: Transport.allCases)
    func `a message that arrives byte by byte is one message`(_ transport: Transport) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try subscribed(transport, broker)
        try loop.wait(for: "subscribed")
        let (packet, text) = Self.deliveries[0]
        for byte in BrokerReply.publish(packet).encoded { broker.order(.bytes([byte])) }
        try loop.wait(for: "received")
        #expect(loop.lines.filter { $0.hasPrefix("received") } == [text])
    }

    @Test(arguments: Transport.allCases)
    func `a message larger than any buffer arrives whole, and what follows too`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try subscribed(transport, broker)
        try loop.wait(for: "subscribed")
        let body = String(repeating: "0123456789", count: 100_000)
        let large = PublishPacket(
            PublishHeader(quality: 0),
            topic: "processed/large",
            payload: Array(body.utf8)
        )
        broker.order(.together([large, Self.deliveries[2].0]))
        try loop.wait { $0.count(of: "received") == 2 }
        let lines = loop.lines.filter { $0.hasPrefix("received") }
        #expect(lines[0].contains(" \(body) "))
        #expect(lines[1] == Self.deliveries[2].1)
    }

    @Test(
        arguments: Transport.allCases,
        [
            (UInt8(0x87), "the broker refused the subscription to \"processed/#\": "),
            (0, "the broker granted QoS 0 for \"processed/#\" where QoS 1 was asked"),
        ]
    )
    func `a refused or lowered subscription is an error`(
        _ transport: Transport,
        _ answer: (reason: UInt8, words: String)
    ) throws {
        let broker = try ScriptedBroker { packet in
            guard case .subscribe(let request) = packet.packet else { return packet.usualReplies }
            let identifier = request.packetIdentifier
            return [
                .packet(
                    .suback(
                        SubscriptionAnswer(packetIdentifier: identifier, reasons: [answer.reason])
                    )
                )
            ]
        }
        defer { broker.stop() }
        let loop = try subscribed(transport, broker)
        let line = try loop.wait(for: "subscribe failed")
        #expect(line.hasPrefix("subscribe failed: \(answer.words)"))
    }

    @Test(arguments: Transport.allCases, ["a#", ""])
    func `a filter that MQTT forbids is refused without asking`(
        _ transport: Transport,
        _ filter: String
    ) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        loop.perform { connections, _ in
            connections.subscribe(to: filter, quality: .atLeastOnce, on: 0)
        }
        let error = TransportError.subscribeRefused(
            filter: filter,
            reason: ReasonCode(rawValue: 0x8F)
        )
        #expect(try loop.wait(for: "subscribe failed") == "subscribe failed: \(error)")
        #expect(broker.trace == ["0 connect"])
    }

    @Test(arguments: Transport.allCases)
    func `a subscription that nobody answers fails after the time to connect`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker { packet in
            if case .subscribe = packet.packet { [] } else { packet.usualReplies }
        }
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker) { $0.connectTimeout = .seconds(3) }
        try loop.wait(for: "connected")
        loop.perform { connections, _ in
            connections.subscribe(to: "processed", quality: .atLeastOnce, on: 0)
        }
        #expect(try loop.wait(for: "subscribe failed").contains("waiting for SUBACK"))
    }
}
