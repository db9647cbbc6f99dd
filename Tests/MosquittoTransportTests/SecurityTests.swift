import MQTTWire
import Messaging
import Networking
import Quantities
import Sandbox
import Testing

/// TLS over both transports: what is trusted, what is shown, and how a refusal is told.
@Suite struct SecurityTests {
    private let authority: CertificateAuthority
    private let trusted: TemporaryFile
    private let now = SystemTimeSource().wallClock()

    init() throws {
        authority = try CertificateAuthority(at: SystemTimeSource().wallClock())
        trusted = try TemporaryFile(authority.certificatePEM)
    }

    private func broker(
        for names: [String] = CertificateAuthority.defaultNames,
        clientAuthorities: [UInt8]? = nil,
        react: @escaping ScriptedBroker.Reaction = { $0.usualReplies }
    ) throws -> ScriptedBroker {
        let issued = try authority.serverCertificate(for: names, at: now)
        let context = try TLSContext(
            serverCertificateChain: issued.certificatePEM,
            privateKey: issued.privateKeyPEM,
            clientAuthorities: clientAuthorities
        )
        return try ScriptedBroker(security: context, react: react)
    }

    @Test(arguments: Transport.allCases, ["localhost", "127.0.0.1"])
    func `a trusted certificate of the right name or address is accepted`(
        _ transport: Transport,
        _ host: String
    ) throws {
        let broker = try broker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker) {
            $0.address.host = host
            $0.trust.authoritiesFile = trusted.path
        }
        let line = try loop.wait(for: "connected")
        #expect(line.contains("TLSv1.3") && line.contains("TLS_AES_256_GCM_SHA384"))
    }

    @Test(arguments: Transport.allCases)
    func `a certificate of an authority that is not trusted is refused, and named`(
        _ transport: Transport
    ) throws {
        let broker = try broker()
        defer { broker.stop() }
        let other = try CertificateAuthority(at: now)
        let file = try TemporaryFile(other.certificatePEM)
        let loop = try ProbeLoop(transport, to: broker) { $0.trust.authoritiesFile = file.path }
        let line = try loop.wait(for: "closed")
        let address = broker.configuration.address
        #expect(line.hasPrefix("closed []: the certificate of \(address) is not trusted: "))
        #expect(line.contains("certificate of") && line.contains("DNS:localhost"), "\(line)")
        #expect(broker.packets.isEmpty)
    }

    @Test(arguments: Transport.allCases, ["localhost", "127.0.0.1"])
    func `a certificate for another name is refused, and both names are told`(
        _ transport: Transport,
        _ host: String
    ) throws {
        let broker = try broker(for: ["elsewhere"])
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker) {
            $0.address.host = host
            $0.trust.authoritiesFile = trusted.path
        }
        let line = try loop.wait(for: "closed")
        #expect(line.contains("it is for DNS:elsewhere, not for \"\(host)\""), "\(line)")
        #expect(broker.packets.isEmpty)
    }

    @Test(arguments: Transport.allCases)
    func `a client certificate is shown, and its lack is told`(_ transport: Transport) throws {
        let broker = try broker(clientAuthorities: authority.certificatePEM)
        defer { broker.stop() }
        let issued = try authority.clientCertificate(for: "probe", at: now)
        let certificate = try TemporaryFile(issued.certificatePEM)
        let key = try TemporaryFile(issued.privateKeyPEM)
        let shown = try ProbeLoop(transport, to: broker) {
            $0.trust.authoritiesFile = trusted.path
            $0.trust.certificateFile = certificate.path
            $0.trust.privateKeyFile = key.path
        }
        try shown.wait(for: "connected")
        let none = try ProbeLoop(transport, to: broker) {
            $0.trust.authoritiesFile = trusted.path
        }
        let line = try none.wait(for: "closed")
        #expect(line.contains("certificate required"), "\(line)")
    }

    @Test(arguments: Transport.allCases)
    func `a plain listener is not taken for TLS`(_ transport: Transport) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker) { $0.address.isSecure = true }
        let line = try loop.wait(for: "closed")
        var address = broker.configuration.address
        address.isSecure = true
        #expect(line.hasPrefix("closed []: TLS with \(address) failed: "), "\(line)")
    }

    @Test(arguments: Transport.allCases)
    func `a listener for TLS is not taken for a plain one`(_ transport: Transport) throws {
        let broker = try broker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker) {
            $0.address.isSecure = false
            $0.connectTimeout = .seconds(5)
        }
        let line = try loop.wait(for: "closed")
        #expect(line.hasPrefix("closed []: the connection was lost: "), "\(line)")
    }

    @Test(arguments: Transport.allCases)
    func `a missing authorities file is found out before a thread starts`(
        _ transport: Transport
    ) throws {
        let broker = try broker()
        defer { broker.stop() }
        let error = #expect(throws: TransportError.self) {
            _ = try ProbeLoop(transport, to: broker) {
                $0.trust.authoritiesFile = "/nowhere/ca.crt"
            }
        }
        guard case .credentialUnusable(let path, _, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path == "/nowhere/ca.crt")
    }

    @Test(arguments: Transport.allCases)
    func `what comes in one record is read to its end`(_ transport: Transport) throws {
        let count = 3_000
        let broker = try broker { packet in
            guard case .subscribe = packet.packet else { return packet.usualReplies }
            let burst = (0..<count).map { number in
                PublishPacket(
                    PublishHeader(quality: 0),
                    topic: "processed",
                    payload: Array("\(number)".utf8)
                )
            }
            return packet.usualReplies + [.together(burst)]
        }
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker) {
            $0.trust.authoritiesFile = trusted.path
        }
        try loop.wait(for: "connected")
        loop.perform { connections, _ in
            connections.subscribe(to: "processed", quality: .atMostOnce, on: 0)
        }
        try loop.wait { $0.count(of: "received") == count }
        let numbers = loop.lines.filter { $0.hasPrefix("received") }.map {
            Int($0.split(separator: " ")[2])
        }
        #expect(numbers == Array(0..<count))
    }

    @Test(arguments: Transport.allCases)
    func `thousands of messages both ways over TLS come whole and in order`(
        _ transport: Transport
    ) throws {
        let broker = try broker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker) {
            $0.trust.authoritiesFile = trusted.path
            $0.inFlightLimit = 1_000
        }
        try loop.wait(for: "connected")
        for round in 0..<4 as Range<UInt64> {
            loop.publish(round * 500..<round * 500 + 500)
            try loop.wait { $0.count(of: "acknowledged") == Int(round + 1) * 500 }
        }
        #expect(broker.published.map(\.payload) == (0..<2_000).map { Array("\($0)".utf8) })
        #expect(loop.lines.count(of: "published accepted") == 2_000)
    }
}
