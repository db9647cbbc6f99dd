import Networking
import Testing

@Suite struct TLSStreamTests {
    @Test func `carries bytes both ways over TLS 1.3`() throws {
        let parties = try Identities()
        let pair = try Loopback(server: parties.server, security: parties.client()) {
            $0.echoes = true
        }
        try pair.client.stream.send(Array("hello".utf8))
        #expect(try pair.run { pair.client.received == Array("hello".utf8) })
        #expect(pair.client.stream.tlsVersion == "TLSv1.3")
        #expect(pair.client.stream.cipher == "TLS_AES_256_GCM_SHA384")
        #expect(pair.client.stream.writeCount == 1)
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `accepts a certificate for the name or the address that was asked for`(
        host: String
    ) throws {
        let parties = try Identities()
        let pair = try Loopback(server: parties.server, security: parties.client(asking: host))
        #expect(try pair.run { pair.client.stream.phase == .open })
    }

    @Test func `indicates the server's name but never an address`() throws {
        let parties = try Identities()
        for (host, indicated) in [("localhost", "localhost"), ("127.0.0.1", nil)] {
            let pair = try Loopback(server: parties.server, security: parties.client(asking: host))
            #expect(try pair.run { pair.server?.stream.phase == .open })
            #expect(pair.server?.stream.indicatedName == indicated)
        }
    }

    @Test(arguments: ["aio-broker", "127.0.0.2", "::1"])
    func `refuses a certificate for another name and says which names it has`(
        host: String
    ) throws {
        let parties = try Identities()
        let pair = try Loopback(server: parties.server, security: parties.client(asking: host))
        #expect(try pair.run { pair.client.isOver })
        #expect(
            pair.client.failure
                == .certificateNameMismatch(
                    detail: "it is for DNS:localhost, IP Address:127.0.0.1, not for \"\(host)\""
                )
        )
    }

    @Test func `refuses a certificate of an authority it does not trust`() throws {
        let parties = try Identities()
        let stranger = try TemporaryFile(TestAuthority(name: "somebody else").certificate)
        let security = ClientSecurity(
            context: try TLSContext(clientTrusting: stranger.path),
            host: "localhost"
        )
        let pair = try Loopback(server: parties.server, security: security)
        #expect(try pair.run { pair.client.isOver })
        guard case .certificateNotTrusted(let detail) = pair.client.failure else {
            Issue.record(
                "it was not refused for its authority: \(String(describing: pair.client.failure))"
            )
            return
        }
        #expect(detail.contains("unable to get local issuer certificate"))
    }

    @Test func `refuses an expired certificate in words`() throws {
        let parties = try Identities(lifetime: -60)
        let pair = try Loopback(server: parties.server, security: parties.client())
        #expect(try pair.run { pair.client.isOver })
        #expect(pair.client.failure?.description.contains("certificate has expired") == true)
    }

    @Test func `says that a plain listener does not speak TLS`() throws {
        let parties = try Identities()
        let pair = try Loopback(server: nil, security: parties.client()) { endpoint in
            try? endpoint.stream.send(Array("220 welcome to a plain service\r\n".utf8))
        }
        #expect(try pair.run { pair.client.isOver })
        #expect(pair.client.failure?.description.contains("does not speak TLS") == true)
    }

    @Test func `a TLS listener ends the connection of a plain client`() throws {
        let parties = try Identities()
        let pair = try Loopback(server: parties.server, security: nil)
        try pair.client.stream.send(Array(repeating: 0x10, count: 64))
        #expect(try pair.run { pair.server?.isOver == true && pair.client.isOver })
        #expect(pair.server?.failure?.description.contains("does not speak TLS") == true)
    }

    @Test func `fails when the peer closes in the middle of the handshake`() throws {
        let parties = try Identities()
        let pair = try Loopback(server: nil, security: parties.client()) { $0.stream.close() }
        #expect(try pair.run { pair.client.isOver })
        #expect(
            pair.client.failure?.description.contains("ended during the handshake") == true
        )
    }

    @Test func `hands over everything that TLS holds, whatever the buffer's size`() throws {
        let parties = try Identities()
        let content = (0..<50_000).map { UInt8(truncatingIfNeeded: $0) }
        let pair = try Loopback(server: parties.server, security: parties.client()) {
            $0.bufferSize = 100
        }
        try pair.client.stream.send(content)
        #expect(try pair.run { pair.server?.receivedCount == content.count })
        #expect(pair.server?.received == content)
        #expect(pair.client.stream.writeCount == 4)
    }

    @Test func `an orderly close is an end, not an error`() throws {
        let parties = try Identities()
        let pair = try Loopback(server: parties.server, security: parties.client())
        try pair.client.stream.send([1, 2, 3])
        #expect(try pair.run { pair.server?.receivedCount == 3 })
        pair.client.stream.close()
        #expect(try pair.run { pair.server?.isOver == true })
        #expect(pair.server?.isAtEnd == true)
        #expect(pair.server?.failure == nil)
    }

    @Test func `what was sent before finishing arrives although the peer's bytes lie unread`()
        throws
    {
        let parties = try Identities()
        let pair = try Loopback(server: parties.server, security: parties.client()) {
            try? $0.stream.send(Array(repeating: 7, count: 100_000))
        }
        #expect(try pair.run { pair.server?.stream.phase == .open })
        pair.client.stream.isReadingPaused = true
        try pair.client.stream.send([1, 2, 3])
        pair.client.stream.finishSending()
        #expect(try pair.run { pair.server?.isOver == true })
        #expect(pair.server?.received == [1, 2, 3])
    }
}
