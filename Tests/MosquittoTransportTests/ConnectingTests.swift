import MQTTWire
import Messaging
import Networking
import Quantities
import Testing

/// How connections are made and refused, over both transports.
@Suite struct ConnectingTests {
    @Test(arguments: Transport.allCases)
    func `tells what the broker's CONNACK allows`(_ transport: Transport) throws {
        let broker = try ScriptedBroker { _ in
            BrokerPacket.connack {
                $0.receiveMaximum = 17
                $0.maximumQuality = 1
                $0.maximumPacketSize = 5_000
                $0.serverKeepAlive = 33
                $0.topicAliasMaximum = 9
                $0.sessionExpiry = 44
                $0.isRetainAvailable = false
                $0.isWildcardSubscriptionAvailable = false
                $0.isSubscriptionIdentifierAvailable = false
                $0.isSharedSubscriptionAvailable = false
            }
        }
        defer { broker.stop() }
        var expected = BrokerLimits()
        expected.receiveMaximum = 17
        expected.maximumQuality = 1
        expected.maximumPacketSize = 5_000
        expected.serverKeepAlive = 33
        expected.topicAliasMaximum = 9
        expected.sessionExpiry = 44
        expected.isRetainAvailable = false
        expected.isWildcardSubscriptionAvailable = false
        expected.isSubscriptionIdentifierAvailable = false
        expected.isSharedSubscriptionAvailable = false
        let loop = try ProbeLoop(transport, to: broker)
        #expect(try loop.wait(for: "connected") == "connected new \(expected)")
    }

    @Test(arguments: Transport.allCases)
    func `a CONNACK without properties allows what the specification says`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        #expect(try loop.wait(for: "connected") == "connected new \(BrokerLimits())")
    }

    @Test(arguments: Transport.allCases)
    func `CONNECT says all that the configuration and the credentials say`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let data: [UInt8] = [1, 0, 255, 7]
        let loop = try ProbeLoop(transport, to: broker) {
            $0.clientIdentifier = "crucible-é"
            $0.keepAlive = 77
            $0.sessionExpiry = 600
            $0.isCleanStart = false
            $0.receiveMaximum = 300
            $0.userProperties = [UserProperty("metriccategory", "crucible"), UserProperty("a", "")]
            $0.credentials = FixedCredentials(
                Credentials(
                    enhanced: ("K8S-SAT", data),
                    username: "somebody",
                    password: Array("secret".utf8)
                )
            )
        }
        try loop.wait(for: "connected")
        guard case .connect(let packet) = try #require(broker.packets.first).packet else {
            Issue.record("the first packet is no CONNECT")
            return
        }
        var expected = ConnectPacket(clientIdentifier: "crucible-é")
        expected.isCleanStart = false
        expected.keepAlive = 77
        expected.sessionExpiry = 600
        expected.receiveMaximum = 300
        expected.maximumPacketSize = 64 << 20
        expected.userProperties = [
            PropertyPair("metriccategory", "crucible"), PropertyPair("a", ""),
        ]
        expected.userName = "somebody"
        expected.password = SecretBytes("secret")
        expected.authenticationMethod = "K8S-SAT"
        expected.authenticationData = SecretBytes(data)
        #expect(packet == expected)
    }

    @Test(arguments: Transport.allCases)
    func `a refused CONNECT is told with its reason and the broker's words`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker { _ in
            BrokerPacket.connack {
                $0.reason = 0x87
                $0.reasonString = "the token is for somebody else"
            }
        }
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        let error = TransportError.connectRefused(
            reason: ReasonCode(rawValue: 0x87),
            detail: "the token is for somebody else"
        )
        #expect(try loop.wait(for: "closed") == "closed []: \(error)")
        #expect(!loop.lines.has("connected"))
    }

    @Test(arguments: Transport.allCases)
    func `a broker that takes no notice of the authentication is not accepted`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker { packet in
            if case .connect = packet.packet { return BrokerPacket.connack { _ in } }
            return packet.usualReplies
        }
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker) {
            $0.credentials = FixedCredentials(Credentials(enhanced: ("K8S-SAT", [1])))
        }
        let error = TransportError.authenticationIgnored(method: "K8S-SAT")
        #expect(try loop.wait(for: "closed") == "closed []: \(error)")
    }

    @Test(arguments: Transport.allCases)
    func `credentials that cannot be used end the attempt`(_ transport: Transport) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let error = TransportError.credentialUnusable(path: "/x", problem: "is empty", hint: "h")
        let loop = try ProbeLoop(transport, to: broker) {
            $0.credentials = UnusableCredentials(error: error)
        }
        #expect(try loop.wait(for: "closed") == "closed []: \(error)")
        #expect(broker.packets.isEmpty)
    }

    @Test(arguments: Transport.allCases)
    func `a broker that never answers CONNECT is named with the step that hung`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker { _ in [] }
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker) { $0.connectTimeout = .milliseconds(300) }
        let address = broker.configuration.address
        let error = TransportError.timedOut(
            address: address,
            step: "waiting for CONNACK",
            after: .milliseconds(300)
        )
        #expect(try loop.wait(for: "closed") == "closed []: \(error)")
    }

    @Test(arguments: Transport.allCases)
    func `a listener that never answers TLS is named with the step that hung`(
        _ transport: Transport
    ) throws {
        // Nobody accepts: the kernel connects, and nothing more comes.
        let listener = try Listener(host: "127.0.0.1", port: 0)
        let address = BrokerAddress(host: "127.0.0.1", port: listener.port, isSecure: true)
        let configuration = ConnectionConfiguration(
            address: address,
            clientIdentifier: "probe",
            connectTimeout: .milliseconds(300)
        )
        let loop = try ProbeLoop(transport, configuration)
        let error = TransportError.timedOut(
            address: address,
            step: "TLS handshake",
            after: .milliseconds(300)
        )
        #expect(try loop.wait(for: "closed") == "closed []: \(error)")
    }

    @Test(arguments: Transport.allCases)
    func `a refused port names every address that was tried`(_ transport: Transport) throws {
        let port = try Listener(host: "127.0.0.1", port: 0).port
        for isSecure in [false, true] {
            let address = BrokerAddress(host: "127.0.0.1", port: port, isSecure: isSecure)
            let configuration = ConnectionConfiguration(
                address: address,
                clientIdentifier: "probe",
                connectTimeout: .seconds(20)
            )
            let loop = try ProbeLoop(transport, configuration)
            let error = TransportError.connectionFailed(
                address: address,
                detail: "connection refused at 127.0.0.1:\(port)"
            )
            let line = try loop.wait(for: "closed")
            #expect(line == "closed []: \(error)")
        }
    }

    @Test(arguments: Transport.allCases)
    func `a host with several addresses is tried at each of them`(_ transport: Transport) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        // On most machines also ::1, where nobody listens.
        let loop = try ProbeLoop(transport, to: broker) { $0.address.host = "localhost" }
        try loop.wait(for: "connected")
    }

    @Test(arguments: Transport.allCases)
    func `an unknown host is named`(_ transport: Transport) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker) { $0.address.host = "nowhere.invalid" }
        let line = try loop.wait(for: "closed")
        #expect(line.hasPrefix("closed []: host \"nowhere.invalid\" was not found"))
    }

    @Test(arguments: Transport.allCases)
    func `closing what is still connecting ends it without an error`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker { _ in [] }
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        loop.perform { connections, _ in connections.close(0) }
        #expect(try loop.wait(for: "closed") == "closed []: well")
    }

    @Test(arguments: Transport.allCases)
    func `what is refused can be opened again`(_ transport: Transport) throws {
        let broker = try ScriptedBroker { packet in
            packet.connection == 0
                ? BrokerPacket.connack { $0.reason = 0x88 } : packet.usualReplies
        }
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "closed")
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait(for: "connected")
    }
}
