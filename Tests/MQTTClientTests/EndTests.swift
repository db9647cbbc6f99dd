import MQTTWire
import Messaging
import Quantities
import Testing

@Suite struct EndTests {
    /// A peer that accepts everything and acknowledges nothing.
    private static func silentPeer() throws -> ScriptedPeer {
        try ScriptedPeer { packet in
            if case .publish = packet.packet { [] } else { packet.usualReplies }
        }
    }

    @Test func `a broker's farewell is told with its reason`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        var farewell = DisconnectPacket(reason: 0x8B)
        farewell.reasonString = "upgrade"
        peer.order(.packet(.disconnect(farewell)))
        #expect(
            try loop.waitForEnd().error
                == .disconnected(reason: ReasonCode(rawValue: 0x8B), detail: "upgrade")
        )
    }

    @Test func `a cut connection tells which messages nobody answered`() throws {
        let peer = try Self.silentPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in
            for number in 100..<103 as Range<UInt64> {
                _ = connections.publish(number, quality: .atLeastOnce)
            }
            _ = connections.publish(200, quality: .atMostOnce)
        }
        try peer.wait { $0.published.count == 4 }
        peer.order(.acknowledge(peer.published[1].packetIdentifier))
        try loop.wait { $0.acknowledged.count == 1 }
        #expect(loop.journal.all.acknowledged.first?.token == 101)
        peer.order(.close)
        let end = try loop.waitForEnd()
        guard case .connectionLost = end.error else {
            Issue.record("it ended with \(String(describing: end.error))")
            return
        }
        #expect(Set(end.unresolved) == [100, 102])
    }

    @Test func `a connection can be opened again after its end`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        peer.order(.close)
        _ = try loop.waitForEnd()
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait { $0.connected.count == 2 }
        loop.perform { connections, _ in _ = connections.publish(1, quality: .atLeastOnce) }
        try loop.wait { $0.acknowledged.count == 1 }
    }

    @Test func `a broker that breaks the protocol is told and left`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        peer.order(.bytes([0x00, 0x00]))
        guard case .protocolViolation(let detail) = try loop.waitForEnd().error else {
            Issue.record("it was taken for something else")
            return
        }
        #expect(detail.contains("packet type 0"))
        try peer.wait { $0.farewell != nil }
        #expect(peer.farewell?.reason == 0x81)
    }

    @Test func `an acknowledgement for nothing breaks the protocol`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        peer.order(.acknowledge(7))
        guard case .protocolViolation = try loop.waitForEnd().error else {
            Issue.record("it was taken for something else")
            return
        }
    }

    @Test func `closing sends what was accepted and then the farewell`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in
            for number in 0..<100 as Range<UInt64> {
                _ = connections.publish(number, quality: .atMostOnce)
            }
            connections.close(0)
            #expect(connections.publish(101, quality: .atMostOnce) == .notConnected)
        }
        let end = try loop.waitForEnd()
        #expect(end.error == nil)
        #expect(end.unresolved.isEmpty)
        try peer.wait { $0.farewell != nil }
        #expect(peer.published.count == 100)
        #expect(peer.packets.last?.packet.kind == .disconnect)
        #expect(peer.farewell?.reason == 0)
    }

    @Test func `stopping ends every connection in order, and can be asked twice`() async throws {
        let peer = try Self.silentPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in _ = connections.publish(5, quality: .atLeastOnce) }
        try peer.wait { $0.published.count == 1 }
        await loop.handle.stop(within: .seconds(20))
        let end = try #require(loop.journal.all.closed.first)
        #expect(end.error == nil)
        #expect(end.unresolved == [5])
        #expect(peer.farewell?.reason == 0)
        await loop.handle.stop(within: .seconds(20))
        #expect(loop.handle.statistics.cpuTime > .zero)
    }

    @Test func `stopping does not wait for a broker that never closes`() async throws {
        let peer = try ScriptedPeer { packet in
            if case .disconnect = packet.packet { [] } else { packet.usualReplies }
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        await loop.handle.stop(within: .milliseconds(50))
        #expect(loop.journal.all.closed.count == 1)
        #expect(loop.journal.all.closed.first?.error == nil)
    }

    @Test func `a loop without connections stops too`() async throws {
        let loop = try RunningLoop([])
        await loop.handle.stop(within: .seconds(20))
    }

    @Test func `a quiet connection is kept alive, and a dead one is found out`() throws {
        let clock = ShiftedClock()
        let peer = try ScriptedPeer { packet in
            if case .pingreq = packet.packet { [] } else { packet.usualReplies }
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer, clock: clock) { $0.keepAlive = 60 }
        try loop.wait { !$0.connected.isEmpty }
        clock.advance(by: .seconds(61))
        loop.handle.wake()
        try peer.wait { $0.packets.contains { $0.packet.kind == .pingreq } }
        #expect(loop.journal.all.closed.isEmpty)
        clock.advance(by: .seconds(120))
        loop.handle.wake()
        let end = try loop.waitForEnd()
        #expect(end.error != nil)
    }
}
