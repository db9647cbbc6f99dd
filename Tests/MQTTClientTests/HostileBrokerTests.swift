import MQTTWire
import Messaging
import Quantities
import Testing

/// Whatever a broker sends, over TLS and without, the client ends with a named error or goes on.
@Suite struct HostileBrokerTests {
    private func trial(
        _ broker: HostileBroker,
        isSecure: Bool
    ) throws -> (peer: ScriptedPeer, loop: RunningLoop) {
        let identity = isSecure ? try PeerIdentity() : nil
        let peer = try ScriptedPeer(security: identity?.security) { packet in
            packet.packet.kind == broker.trigger ? [.bytes(broker.answer)] : packet.usualReplies
        }
        let loop = try RunningLoop(to: peer) {
            $0.address.isSecure = isSecure
            if let identity { $0.trust.authoritiesFile = identity.authorityFile.path }
            $0.keepAlive = 0
        }
        return (peer, loop)
    }

    @Test(arguments: HostileBroker.greetings, [false, true])
    func `a broker that begins wrongly is named`(broker: HostileBroker, isSecure: Bool) throws {
        let (peer, loop) = try trial(broker, isSecure: isSecure)
        defer { peer.stop() }
        let end = try loop.waitForEnd()
        let words = try #require(broker.words)
        #expect(end.error == .protocolViolation(detail: words))
    }

    @Test(arguments: HostileBroker.companions, [false, true])
    func `a broker that breaks a rule is named, and one that only annoys is borne`(
        broker: HostileBroker,
        isSecure: Bool
    ) throws {
        let (peer, loop) = try trial(broker, isSecure: isSecure)
        defer { peer.stop() }
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in
            connections.subscribe(to: "f", quality: .atLeastOnce, on: 0)
            _ = connections.publish(7, quality: .atLeastOnce)
        }
        guard let words = broker.words else {
            try loop.wait { $0.acknowledged.count == 1 && $0.subscribed.count == 1 }
            #expect(loop.journal.all.closed.isEmpty)
            return
        }
        let end = try loop.waitForEnd()
        #expect(end.error == .protocolViolation(detail: words))
        // Nothing is in neither list: a message is acknowledged or unresolved.
        #expect(end.unresolved.count + loop.journal.all.acknowledged.count == 1)
    }
}
