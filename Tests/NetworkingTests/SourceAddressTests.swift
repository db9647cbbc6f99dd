import Networking
import Quantities
import Testing

@Suite struct SourceAddressTests {
    private func connect(from source: String) throws -> ByteStream {
        let listener = try Listener(host: "127.0.0.1", port: 0)
        let address = try #require(SocketAddress(numericHost: source, port: 0))
        return try ByteStream(connectingTo: listener.address, from: address, security: nil)
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.2", "127.1.2.3"])
    func `connects from the address that it is told`(source: String) throws {
        let poller = try Poller()
        let listener = try Listener(host: "127.0.0.1", port: 0)
        try listener.attach(to: poller, key: 0)
        let address = try #require(SocketAddress(numericHost: source, port: 0))
        let client = try ByteStream(connectingTo: listener.address, from: address, security: nil)
        _ = poller.wait(atMost: .seconds(10))
        let accepted = try #require(try listener.accept(security: nil))
        let peer = try #require(accepted.peerAddress)
        #expect("\(peer)".hasPrefix(source + ":"))
        client.close()
    }

    @Test func `an address of another machine cannot be connected from, and is named`() {
        let error = #expect(throws: NetworkError.self) { try connect(from: "192.0.2.1") }
        guard case .connectionFailed(let detail) = error else {
            Issue.record("it was \(String(describing: error))")
            return
        }
        #expect(detail.contains("connecting from 192.0.2.1"))
    }
}
