import MQTTWire
import Messaging
import Quantities
import Testing

@Suite struct ReceiveTests {
    private static func message(
        _ text: String,
        identifier: UInt16 = 0,
        size: Int = 0
    ) -> PublishPacket {
        var packet = PublishPacket(
            PublishHeader(quality: identifier == 0 ? 0 : 1, packetIdentifier: identifier),
            topic: "processed",
            payload: Array(text.utf8) + Array(repeating: 0x20, count: size)
        )
        packet.userProperties = [PropertyPair("__ts", "1:0:a"), PropertyPair("n", text)]
        return packet
    }

    @Test func `hands over topic, payload and user properties`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        peer.order(.publish(Self.message("hello")))
        try loop.wait { !$0.received.isEmpty }
        guard
            case .received(let topic, let payload, let identifier, let properties) =
                loop.journal.all.last
        else {
            Issue.record("something else came last")
            return
        }
        #expect(topic == "processed")
        #expect(payload == Array("hello".utf8))
        #expect(identifier == 0)
        #expect(properties == [Array("1:0:a".utf8), Array("hello".utf8)])
    }

    @Test func `acknowledgements leave in the order of the calls, and only when called`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        for identifier in 1...5 as ClosedRange<UInt16> {
            peer.order(.publish(Self.message("\(identifier)", identifier: identifier)))
        }
        try loop.wait { $0.received.count == 5 }
        #expect(peer.acknowledged.isEmpty)
        try loop.settle()
        let writes = loop.handle.statistics.writes
        loop.perform { connections, _ in
            for identifier in 1...5 as ClosedRange<UInt16> {
                connections.acknowledge(identifier, on: 0)
            }
        }
        try peer.wait { $0.acknowledged.count == 5 }
        #expect(peer.acknowledged == [1, 2, 3, 4, 5])
        try loop.settle()
        #expect(loop.handle.statistics.writes == writes + 1)
    }

    @Test func `a message that arrives byte by byte is one message`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        var buffer = WireBuffer()
        try Self.message("slow").encode(into: &buffer)
        try Self.message("next").encode(into: &buffer)
        for byte in buffer.bytes { peer.order(.bytes([byte])) }
        try loop.wait { $0.received.count == 2 }
        #expect(
            loop.journal.all.received.map(\.payload)
                == [Array("slow".utf8), Array("next".utf8)]
        )
    }

    @Test(arguments: [65_400, 65_536, 300_000, 1_000_000])
    func `a message larger than the read buffer arrives whole, and what follows too`(
        size: Int
    ) throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        let large = Self.message("large", size: size)
        peer.order(.publish(Self.message("first")))
        peer.order(.publish(large))
        peer.order(.publish(Self.message("last")))
        try loop.wait { $0.received.count == 3 }
        #expect(
            loop.journal.all.received.map(\.payload)
                == [Array("first".utf8), large.payload, Array("last".utf8)]
        )
    }

    @Test func `a granted subscription is told with its quality`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in
            connections.subscribe(to: "processed", quality: .atLeastOnce, on: 0)
        }
        try loop.wait { !$0.subscribed.isEmpty }
        #expect(loop.journal.all.subscribed == [.success(.atLeastOnce)])
    }

    private static let answers: [(UInt8, TransportError)] = [
        (
            0x00,
            .qualityLowered(filter: "processed", asked: .atLeastOnce, granted: .atMostOnce)
        ),
        (0x87, .subscribeRefused(filter: "processed", reason: ReasonCode(rawValue: 0x87))),
    ]

    @Test(arguments: answers)
    func `a refused or lowered subscription is an error`(
        reason: UInt8,
        error: TransportError
    ) throws {
        let peer = try ScriptedPeer { packet in
            guard case .subscribe(let request) = packet.packet else { return packet.usualReplies }
            let answer = SubscriptionAnswer(
                packetIdentifier: request.packetIdentifier,
                reasons: [reason]
            )
            return [.packet(.suback(answer))]
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in
            connections.subscribe(to: "processed", quality: .atLeastOnce, on: 0)
        }
        try loop.wait { !$0.subscribed.isEmpty }
        #expect(loop.journal.all.subscribed == [.failure(error)])
    }

    @Test func `a subscription that nobody answers fails after the time to connect`() throws {
        let clock = ShiftedClock()
        let peer = try ScriptedPeer { packet in
            if case .subscribe = packet.packet { [] } else { packet.usualReplies }
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer, clock: clock)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in
            connections.subscribe(to: "processed", quality: .atLeastOnce, on: 0)
        }
        try peer.wait { $0.packets.contains { $0.packet.kind == .subscribe } }
        #expect(loop.journal.all.subscribed.isEmpty)
        clock.advance(by: .seconds(21))
        loop.handle.wake()
        try loop.wait { !$0.subscribed.isEmpty }
        guard case .failure(.timedOut(_, let step, _)) = loop.journal.all.subscribed[0] else {
            Issue.record("it ended with \(loop.journal.all.subscribed)")
            return
        }
        #expect(step == "waiting for SUBACK")
        #expect(loop.journal.all.closed.isEmpty)
    }
}
