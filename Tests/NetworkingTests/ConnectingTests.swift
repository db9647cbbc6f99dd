import Networking
import Quantities
import Testing

@Suite struct ConnectingTests {
    @Test func `a port where nobody listens is refused`() throws {
        // Binding and closing finds a port that was free a moment ago.
        let port = try Listener(host: "127.0.0.1", port: 0).port
        let address = try #require(SocketAddress(numericHost: "127.0.0.1", port: port))
        let poller = try Poller()
        let endpoint = Endpoint(try ByteStream(connectingTo: address, security: nil))
        try endpoint.stream.attach(to: poller, key: 1)
        for _ in 0..<100 where !endpoint.isOver {
            _ = poller.wait(atMost: .milliseconds(100))
            for readiness in poller.ready { endpoint.react(to: readiness) }
        }
        #expect(endpoint.failure == .connectionFailed(detail: "connection refused"))
        #expect(endpoint.stream.phase == .closed)
    }

    @Test func `a listener on a taken port names the address`() throws {
        let first = try Listener(host: "127.0.0.1", port: 0)
        #expect(
            throws: NetworkError.listenFailed(
                address: "127.0.0.1:\(first.port)",
                detail: "address already in use"
            )
        ) { try Listener(host: "127.0.0.1", port: first.port) }
    }

    @Test func `plain bytes travel both ways and an end is seen`() throws {
        let pair = try Loopback(server: nil, security: nil) { $0.echoes = true }
        try pair.client.stream.send(Array("plain".utf8))
        #expect(try pair.run { pair.client.received == Array("plain".utf8) })
        pair.client.stream.close()
        #expect(try pair.run { pair.server?.isAtEnd == true })
        #expect(pair.client.stream.tlsVersion == nil)
    }

    @Test(arguments: [("127.0.0.1", "127.0.0.1:80"), ("::1", "[::1]:80")])
    func `an address prints as people write it`(host: String, text: String) throws {
        #expect(try #require(SocketAddress(numericHost: host, port: 80)).description == text)
    }

    @Test(arguments: ["localhost", "1.2.3", "", "aio-broker"])
    func `a name is not a numeric address`(host: String) {
        // The C library reads "1.2.3" as an address with a part left out; so does ping.
        #expect((SocketAddress(numericHost: host, port: 80) == nil) == (host != "1.2.3"))
    }
}
