import MQTTWire
import Messaging
import Networking
import Quantities
import Testing

/// Peers and paths that fall silent, break, or speak another language.
@Suite struct HostilePathTests {
    @Test func `a reset in the middle of a packet is a lost connection, its messages unresolved`()
        throws
    {
        // CONNACK, and the first half of a PUBLISH.
        let answer = HostileBroker.bytes(#"20 03 00 00 00 30 40 00 01 "t""#)
        let peer = try RawPeer(resettingAfter: answer)
        let loop = try RunningLoop([RunningLoop.configuration(port: peer.port)])
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in _ = connections.publish(7, quality: .atLeastOnce) }
        let end = try loop.waitForEnd()
        #expect(end.error == .connectionLost(detail: "connection reset by peer"))
        #expect(end.unresolved == [7])
        #expect(loop.journal.all.received.isEmpty)
    }

    @Test func `an end in the middle of a packet is a lost connection`() throws {
        let peer = try ScriptedPeer { packet in
            guard case .publish = packet.packet else { return packet.usualReplies }
            return [.bytes([0x30, 0x40, 0x00]), .close]
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in _ = connections.publish(7, quality: .atLeastOnce) }
        let end = try loop.waitForEnd()
        #expect(
            end.error == .connectionLost(detail: "the broker closed it without DISCONNECT")
        )
        #expect(end.unresolved == [7])
    }

    /// A peer that neither reads nor answers any more, as behind a path that drops everything.
    @Test(arguments: [false, true])
    func `a half-open connection is noticed by the keep alive, whether or not we publish`(
        publishes: Bool
    ) throws {
        let clock = ShiftedClock()
        let peer = try ScriptedPeer { packet in
            guard case .connect = packet.packet else { return [] }
            return packet.usualReplies + [.deaf]
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer, clock: clock) { $0.keepAlive = 60 }
        try loop.wait { !$0.connected.isEmpty }
        // Ten seconds at a time, as a sparse publisher of QoS 0 would.
        for _ in 0..<20 where loop.journal.all.closed.isEmpty {
            clock.advance(by: .seconds(10))
            loop.perform { connections, journal in
                if publishes {
                    journal.add(.published(connections.publish(1, quality: .atMostOnce)))
                }
            }
            try loop.settle()
        }
        let end = try loop.waitForEnd()
        // A publisher's PINGREQ stands behind its messages, and may take a whole keep alive.
        let limit: Nanoseconds = publishes ? .seconds(60) : .seconds(10)
        let address = RunningLoop.configuration(port: peer.port).address
        #expect(end.error == .timedOut(address: address, step: "keep alive", after: limit))
    }

    @Test func `a server's keep alive of 1 s without PINGRESP ends the connection`() throws {
        let clock = ShiftedClock()
        let peer = try ScriptedPeer { packet in
            switch packet.packet {
            case .connect:
                var answer = ConnackPacket()
                answer.serverKeepAlive = 1
                return [.packet(.connack(answer))]
            case .pingreq: return []
            default: return packet.usualReplies
            }
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer, clock: clock) { $0.keepAlive = 0 }
        try loop.wait { !$0.connected.isEmpty }
        clock.advance(by: .seconds(1))
        loop.handle.wake()
        try peer.wait { $0.packets.contains { $0.packet.kind == .pingreq } }
        clock.advance(by: .seconds(10))
        loop.handle.wake()
        let address = RunningLoop.configuration(port: peer.port).address
        #expect(
            try loop.waitForEnd().error
                == .timedOut(address: address, step: "keep alive", after: .seconds(10))
        )
    }

    @Test func `a packet that never becomes whole is noticed by the keep alive`() throws {
        let clock = ShiftedClock()
        let peer = try ScriptedPeer { packet in
            switch packet.packet {
            case .publish:
                // 64 MiB less a little are announced, and dribble.
                [.bytes([0x30, 0xF0, 0xFF, 0xFF, 0x1F, 0x00, 0x01, 0x74, 0x00])]
            case .pingreq: [.bytes([0xD0]), .bytes([0x00])]
            default: packet.usualReplies
            }
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer, clock: clock) { $0.keepAlive = 60 }
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in _ = connections.publish(7, quality: .atLeastOnce) }
        try loop.settle()
        for _ in 0..<20 where loop.journal.all.closed.isEmpty {
            clock.advance(by: .seconds(10))
            try loop.settle()
        }
        let end = try loop.waitForEnd()
        guard case .timedOut(_, "keep alive", _) = end.error else {
            Issue.record("it ended with \(String(describing: end.error))")
            return
        }
        #expect(end.unresolved == [7])
    }

    @Test func `a plain connection to a listener for TLS is told as one`() throws {
        let peer = try ScriptedPeer(security: PeerIdentity().security)
        defer { peer.stop() }
        let error = try RunningLoop(to: peer).waitForEnd().error
        #expect(error?.hint == "if the port speaks TLS, write mqtts:// instead of mqtt://")
    }

    @Test(arguments: HostileBroker.farewells)
    func `DISCONNECT with any reason is told with it`(reason: UInt8) throws {
        let peer = try ScriptedPeer { packet in
            guard case .publish = packet.packet else { return packet.usualReplies }
            return [.packet(.disconnect(DisconnectPacket(reason: reason))), .close]
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in _ = connections.publish(7, quality: .atLeastOnce) }
        let end = try loop.waitForEnd()
        let told = ReasonCode(rawValue: reason)
        #expect(end.error == .disconnected(reason: told, detail: nil))
        #expect(end.unresolved == [7])
        #expect(!"\(told)".contains("unknown"))
    }

    @Test func `a CONNACK that refuses new credentials is told as that`() throws {
        let peer = try ScriptedPeer { packet in
            guard case .auth = packet.packet else { return packet.usualReplies }
            return [.packet(.connack(ConnackPacket(reason: 0x87))), .close]
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) { $0.credentials = CountingCredentials() }
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in connections.reauthenticate(0) }
        #expect(
            try loop.waitForEnd().error
                == .reauthenticationRefused(reason: ReasonCode(rawValue: 0x87), detail: nil)
        )
    }

    @Test func `a wall clock set back and forth by an hour moves no deadline`() throws {
        let clock = SteppingClock()
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer, clock: clock) { $0.keepAlive = 60 }
        try loop.wait { !$0.connected.isEmpty }
        for number in 1...50 as ClosedRange<UInt64> {
            loop.perform { connections, _ in _ = connections.publish(number, quality: .atLeastOnce)
            }
            try loop.wait { $0.acknowledged.count == Int(number) }
        }
        #expect(loop.journal.all.closed.isEmpty && clock.steps > 50)
        #expect(!peer.packets.contains { $0.packet.kind == .pingreq })
    }
}
