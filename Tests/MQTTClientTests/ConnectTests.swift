import MQTTClient
import MQTTWire
import Messaging
import Networking
import Quantities
import Testing

@Suite struct ConnectTests {
    @Test func `tells what the broker's CONNACK allows`() throws {
        let peer = try ScriptedPeer { packet in
            guard case .connect = packet.packet else { return packet.usualReplies }
            var answer = ConnackPacket()
            answer.receiveMaximum = 100
            answer.maximumQuality = 1
            answer.maximumPacketSize = 4_000_000
            answer.serverKeepAlive = 30
            answer.assignedClientIdentifier = "renamed"
            answer.isSubscriptionIdentifierAvailable = false
            return [.packet(.connack(answer))]
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        let limits = try #require(loop.journal.all.connected.first)
        #expect(limits.receiveMaximum == 100)
        #expect(limits.maximumQuality == 1)
        #expect(limits.maximumPacketSize == 4_000_000)
        #expect(limits.serverKeepAlive == 30)
        #expect(limits.assignedClientIdentifier == "renamed")
        #expect(!limits.isSubscriptionIdentifierAvailable)
        #expect(limits.isSharedSubscriptionAvailable)
        #expect(limits.authenticationMethod == nil)
    }

    @Test func `sends all that the configuration says`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) {
            $0.keepAlive = 17
            $0.sessionExpiry = 3_600
            $0.isCleanStart = false
            $0.receiveMaximum = 50
            $0.userProperties = [UserProperty("metriccategory", "loadgen")]
            $0.credentials = CountingCredentials()
        }
        try loop.wait { !$0.connected.isEmpty }
        guard case .connect(let packet) = peer.packets.first?.packet else {
            Issue.record("the first packet is not CONNECT")
            return
        }
        #expect(packet.clientIdentifier == "test client")
        #expect(packet.keepAlive == 17)
        #expect(packet.sessionExpiry == 3_600)
        #expect(!packet.isCleanStart)
        #expect(packet.receiveMaximum == 50)
        #expect(packet.userProperties == [PropertyPair("metriccategory", "loadgen")])
        #expect(packet.authenticationMethod == "K8S-SAT")
        #expect(packet.authenticationData == SecretBytes("token 1"))
        #expect(loop.journal.all.connected.first?.authenticationMethod == "K8S-SAT")
    }

    @Test func `a refused CONNECT is told in words`() throws {
        let peer = try ScriptedPeer { _ in
            var answer = ConnackPacket(reason: 0x87)
            answer.reasonString = "unknown service account"
            return [.packet(.connack(answer)), .close]
        }
        defer { peer.stop() }
        let end = try RunningLoop(to: peer).waitForEnd()
        let error = try #require(end.error)
        #expect(
            error
                == .connectRefused(
                    reason: ReasonCode(rawValue: 0x87),
                    detail: "unknown service account"
                )
        )
        #expect(
            error.description
                == "the broker refused the connection: 0x87 (not authorized): "
                + "unknown service account"
        )
    }

    @Test func `a broker that takes no notice of the authentication is not accepted`() throws {
        let peer = try ScriptedPeer { packet in
            guard case .connect = packet.packet else { return packet.usualReplies }
            return [.packet(.connack(ConnackPacket()))]
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) { $0.credentials = CountingCredentials() }
        #expect(try loop.waitForEnd().error == .authenticationIgnored(method: "K8S-SAT"))
        #expect(loop.journal.all.connected.isEmpty)
    }

    @Test func `credentials are asked for again at every connect`() throws {
        let peer = try ScriptedPeer { packet in
            guard case .connect = packet.packet else { return packet.usualReplies }
            return [.packet(.connack(ConnackPacket(reason: 0x87))), .close]
        }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) { $0.credentials = CountingCredentials() }
        _ = try loop.waitForEnd()
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait { $0.closed.count == 2 }
        let tokens = peer.packets.compactMap { packet -> SecretBytes? in
            if case .connect(let connect) = packet.packet {
                connect.authenticationData
            } else {
                nil
            }
        }
        #expect(tokens == [SecretBytes("token 1"), SecretBytes("token 2")])
    }

    @Test func `a token that cannot be used ends the attempt`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) { $0.credentials = UnusableCredentials() }
        #expect(try loop.waitForEnd().error == UnusableCredentials.error)
        #expect(peer.packets.isEmpty)
    }

    @Test func `a broker that never answers CONNECT is named with the step that hung`() throws {
        let peer = try ScriptedPeer { _ in [] }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) { $0.connectTimeout = .milliseconds(50) }
        let address = RunningLoop.configuration(port: peer.port).address
        #expect(
            try loop.waitForEnd().error
                == .timedOut(
                    address: address,
                    step: "waiting for CONNACK",
                    after: .milliseconds(50)
                )
        )
    }

    @Test func `a listener that never answers TLS is named with the step that hung`() throws {
        let listener = try Listener(host: "127.0.0.1", port: 0)
        var configuration = RunningLoop.configuration(port: listener.port)
        configuration.address.isSecure = true
        configuration.connectTimeout = .milliseconds(50)
        let loop = try RunningLoop([configuration])
        loop.perform { connections, _ in connections.open(0) }
        #expect(
            try loop.waitForEnd().error
                == .timedOut(
                    address: configuration.address,
                    step: "TLS handshake",
                    after: .milliseconds(50)
                )
        )
    }

    @Test func `a plain listener is not taken for TLS`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) { $0.address.isSecure = true }
        guard case .tlsFailed = try loop.waitForEnd().error else {
            Issue.record("it ended with another error")
            return
        }
    }

    @Test func `a refused port names every address that was tried`() throws {
        let port = try Listener(host: "127.0.0.1", port: 0).port
        let configuration = RunningLoop.configuration(port: port)
        let loop = try RunningLoop([configuration])
        loop.perform { connections, _ in connections.open(0) }
        #expect(
            try loop.waitForEnd().error
                == .connectionFailed(
                    address: configuration.address,
                    detail: "connection refused at 127.0.0.1:\(port)"
                )
        )
    }

    @Test func `a host with several addresses is tried at each of them`() throws {
        // Where localhost is ::1 first, nobody listens there.
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) { $0.address.host = "localhost" }
        try loop.wait { !$0.connected.isEmpty }
    }

    @Test func `an unknown host is named`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) { $0.address.host = "no such host" }
        guard case .hostNotFound("no such host", _) = try loop.waitForEnd().error else {
            Issue.record("it ended with another error")
            return
        }
    }

    @Test func `a missing authorities file is found out before a thread starts`() throws {
        var configuration = RunningLoop.configuration(port: 1)
        configuration.address.isSecure = true
        configuration.trust.authoritiesFile = "/nowhere/ca.crt"
        #expect(
            throws: TransportError.credentialUnusable(
                path: "/nowhere/ca.crt",
                problem: "cannot be read: no such file or directory",
                hint: "check the path and that this user may read the file"
            )
        ) { try RunningLoop([configuration]) }
    }

    @Test func `closing what is still connecting ends it without an error`() throws {
        let peer = try ScriptedPeer { _ in [] }
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        loop.perform { connections, _ in connections.close(0) }
        #expect(try loop.waitForEnd().error == nil)
    }
}
