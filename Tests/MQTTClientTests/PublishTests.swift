import MQTTWire
import Messaging
import Testing

@testable import MQTTClient

@Suite struct PublishTests {
    @Test func `two hundred messages of one step leave in at most three writes`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, journal in
            for number in 0..<200 as Range<UInt64> {
                journal.add(.published(connections.publish(number, quality: .atLeastOnce)))
            }
        }
        try loop.wait { $0.acknowledged.count == 200 }
        #expect(loop.journal.all.published.allSatisfy { $0 == .accepted })
        #expect(loop.journal.all.acknowledged.map(\.token) == Array(0..<200))
        // One more for CONNECT.
        #expect(loop.handle.statistics.writes <= 4)
        #expect(loop.handle.statistics.packetsSent >= 201)
        #expect(peer.published.map(\.payload) == (0..<200).map { Array("\($0)".utf8) })
        #expect(peer.published.first?.userProperties == [PropertyPair("n", "0")])
        #expect(peer.published.first?.topic == "raw")
    }

    @Test func `nothing is written before the task has returned`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, journal in
            let writes = (connections as? EventLoop)?.statistics.writes
            for number in 0..<2_000 as Range<UInt64> {
                _ = connections.publish(number, quality: .atMostOnce)
            }
            let isUnwritten = (connections as? EventLoop)?.statistics.writes == writes
            journal.add(.published(writes != nil && isUnwritten ? .accepted : .blocked))
        }
        try loop.wait { !$0.published.isEmpty }
        #expect(loop.journal.all.published == [.accepted])
    }

    @Test func `the broker's window is never exceeded and its end is told`() throws {
        let peer = try ScriptedPeer { packet in
            switch packet.packet {
            case .connect:
                var answer = ConnackPacket()
                answer.receiveMaximum = 5
                return [.packet(.connack(answer))]
            case .publish: return []
            default: return packet.usualReplies
            }
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, journal in
            for number in 0..<8 as Range<UInt64> {
                journal.add(.published(connections.publish(number, quality: .atLeastOnce)))
            }
        }
        try loop.wait { $0.published.count == 8 }
        #expect(
            loop.journal.all.published
                == Array(repeating: .accepted, count: 5) + Array(repeating: .windowFull, count: 3)
        )
        try peer.wait { $0.published.count == 5 }
        try loop.settle()
        #expect(loop.journal.all.unblocked == 0)
        for packet in peer.published.prefix(2) {
            peer.order(.acknowledge(packet.packetIdentifier, reason: 0x97))
        }
        try loop.wait { $0.acknowledged.count == 2 && $0.unblocked >= 1 }
        #expect(loop.journal.all.acknowledged.first?.reason == ReasonCode(rawValue: 0x97))
        loop.perform { connections, journal in
            for number in 8..<11 as Range<UInt64> {
                journal.add(.published(connections.publish(number, quality: .atLeastOnce)))
            }
        }
        try loop.wait { $0.published.count == 11 }
        #expect(loop.journal.all.published.suffix(3) == [.accepted, .accepted, .windowFull])
    }

    @Test func `more than the socket takes is blocked, and room is told`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, journal in
            let message = OutgoingMessage(
                topic: "raw",
                payload: Array(repeating: 7, count: 1_000),
                quality: .atMostOnce
            )
            for _ in 0..<1_000 {
                journal.add(.published(connections.publish(message, on: 0, token: 0)))
            }
        }
        try loop.wait { $0.published.count == 1_000 && $0.unblocked == 1 }
        let accepted = loop.journal.all.published.count { $0 == .accepted }
        #expect((250...270).contains(accepted))
        #expect(loop.journal.all.published.last == .blocked)
        try peer.wait { $0.published.count == accepted }
    }

    @Test func `what the broker does not take is not allowed`() throws {
        let peer = try ScriptedPeer { packet in
            guard case .connect = packet.packet else { return packet.usualReplies }
            var answer = ConnackPacket()
            answer.maximumQuality = 0
            answer.maximumPacketSize = 100
            return [.packet(.connack(answer))]
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, journal in
            let large = OutgoingMessage(
                topic: "raw",
                payload: Array(repeating: 7, count: 100),
                quality: .atMostOnce
            )
            journal.add(.published(connections.publish(1, quality: .atLeastOnce)))
            journal.add(.published(connections.publish(large, on: 0, token: 2)))
            journal.add(.published(connections.publish(3, quality: .atMostOnce)))
        }
        try loop.wait { $0.published.count == 3 }
        #expect(loop.journal.all.published == [.notAllowed, .notAllowed, .accepted])
    }

    @Test func `nothing is accepted on a connection that is not open`() throws {
        let loop = try RunningLoop([RunningLoop.configuration(port: 1)])
        loop.perform { connections, journal in
            journal.add(.published(connections.publish(1, quality: .atMostOnce)))
        }
        try loop.wait { !$0.published.isEmpty }
        #expect(loop.journal.all.published == [.notConnected])
    }
}
