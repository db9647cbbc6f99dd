import MQTTWire
import Messaging
import Quantities
import Testing

/// New credentials on a connection that stands.
@Suite struct RenewalTests {
    /// A peer that answers AUTH as it is told.
    private static func peer(_ answer: PeerReply?) throws -> ScriptedPeer {
        try ScriptedPeer { packet in
            if case .auth = packet.packet { answer.map { [$0] } ?? [] } else { packet.usualReplies }
        }
    }

    private static func renewing(
        at peer: ScriptedPeer,
        clock: ShiftedClock = ShiftedClock()
    ) throws -> RunningLoop {
        let loop = try RunningLoop(to: peer, clock: clock) {
            $0.credentials = CountingCredentials()
        }
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in connections.reauthenticate(0) }
        return loop
    }

    @Test func `a fresh token is shown in band, and its answer told`() throws {
        let peer = try Self.peer(.packet(.auth(AuthPacket(reason: 0, method: "K8S-SAT"))))
        defer { peer.stop() }
        let loop = try Self.renewing(at: peer)
        try loop.wait { $0.renewed == 1 }
        let shown = peer.packets.compactMap {
            if case .auth(let packet) = $0.packet { packet } else { nil }
        }
        #expect(shown.map(\.reason) == [0x19])
        #expect(shown.first?.method == "K8S-SAT")
        #expect(shown.first?.data?.bytes == Array("token 2".utf8))
        #expect(loop.journal.all.closed.isEmpty)
    }

    @Test func `a broker that leaves instead is told as a refusal, and then as the end`() throws {
        var farewell = DisconnectPacket(reason: 0x87)
        farewell.reasonString = "expired"
        let peer = try Self.peer(.packet(.disconnect(farewell)))
        defer { peer.stop() }
        let loop = try Self.renewing(at: peer)
        let end = try loop.waitForEnd()
        let code = ReasonCode(rawValue: 0x87)
        #expect(
            loop.journal.all.renewalFailures
                == [.reauthenticationRefused(reason: code, detail: "expired")]
        )
        #expect(end.error == .disconnected(reason: code, detail: "expired"))
    }

    @Test func `Mosquitto's second CONNACK is a refusal too`() throws {
        let peer = try Self.peer(.packet(.connack(ConnackPacket(reason: 0x87))))
        defer { peer.stop() }
        let loop = try Self.renewing(at: peer)
        _ = try loop.waitForEnd()
        #expect(
            loop.journal.all.renewalFailures
                == [
                    .reauthenticationRefused(
                        reason: ReasonCode(rawValue: 0x87),
                        detail: nil
                    )
                ]
        )
    }

    @Test func `an answer that never comes is told when its time is over`() throws {
        let peer = try Self.peer(nil)
        defer { peer.stop() }
        let clock = ShiftedClock()
        let loop = try Self.renewing(at: peer, clock: clock)
        try peer.wait { peer in
            peer.packets.contains { if case .auth = $0.packet { true } else { false } }
        }
        clock.advance(by: .seconds(21))
        loop.handle.wake()
        try loop.wait { !$0.renewalFailures.isEmpty }
        guard case .timedOut(_, let step, _) = loop.journal.all.renewalFailures[0] else {
            Issue.record("it was \(loop.journal.all.renewalFailures)")
            return
        }
        #expect(step.contains("AUTH"))
        #expect(loop.journal.all.closed.isEmpty, "the old token may still be good")
    }

    @Test func `credentials that cannot be had are told, and the connection lives on`() throws {
        let peer = try Self.peer(nil)
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in connections.reauthenticate(0) }
        try loop.wait { !$0.renewalFailures.isEmpty }
        guard case .notSupported = loop.journal.all.renewalFailures[0] else {
            Issue.record("it was \(loop.journal.all.renewalFailures)")
            return
        }
        #expect(loop.journal.all.closed.isEmpty)
    }
}
