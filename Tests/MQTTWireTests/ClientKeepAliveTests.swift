import MQTTWire
import Testing

@Suite struct ClientKeepAliveTests {
    private let second: UInt64 = 1_000_000_000

    /// A client with a keep alive of 8 s, so that PINGREQ is due after 6 s, and 4 s for PINGRESP.
    private func bench(serverKeepAlive: UInt16? = nil) throws -> ClientBench {
        var connect = ConnectPacket(clientIdentifier: "c")
        connect.keepAlive = 8
        var connack = ConnackPacket()
        connack.serverKeepAlive = serverKeepAlive
        var settings = ClientSettings()
        settings.pingResponseTimeout = 4 * second
        return try ClientBench.connected(connect, connack, settings: settings)
    }

    @Test func `PINGREQ leaves once three quarters of the keep alive were silent`() throws {
        var bench = try bench()
        #expect(bench.client.nextDeadline == 6 * second)
        try bench.client.tick(now: 6 * second - 1, into: &bench.output)
        #expect(bench.output.isEmpty)
        try bench.client.tick(now: 6 * second, into: &bench.output)
        #expect(try bench.sent() == [.packet(.pingreq)])
        #expect(bench.client.nextDeadline == 10 * second)
        try bench.client.tick(now: 6 * second, into: &bench.output)
        #expect(bench.output.isEmpty)
    }

    @Test func `a packet sent and one received put PINGREQ off`() throws {
        var bench = try bench()
        bench.now = 5 * second
        _ = bench.publish(quality: 0)
        #expect(bench.client.nextDeadline == 6 * second)
        _ = try bench.receive(bytes(#"30 04 00 01 "t" 00"#))
        #expect(bench.client.nextDeadline == 11 * second)
        bench.output.removeAll()
        try bench.client.tick(now: 6 * second, into: &bench.output)
        #expect(bench.output.isEmpty)
    }

    @Test func `a PINGRESP in time keeps the connection, a late one does not save it`() throws {
        var bench = try bench()
        try bench.client.tick(now: 6 * second, into: &bench.output)
        bench.now = 7 * second
        _ = try bench.receive(.pingresp)
        try bench.client.tick(now: 10 * second, into: &bench.output)
        #expect(bench.client.phase == .open)
        try bench.client.tick(now: 12 * second, into: &bench.output)
        try bench.client.tick(now: 16 * second - 1, into: &bench.output)
        #expect(bench.client.phase == .open)
        do throws(WireError) {
            try bench.client.tick(now: 16 * second, into: &bench.output)
            Issue.record("a silent server was kept")
        } catch {
            #expect(error.code == .keepAliveTimeout)
        }
        #expect(bench.client.phase == .closed)
    }

    @Test func `a client that sends and hears nothing asks, and waits a whole keep alive`() throws {
        var bench = try bench()
        for at in 1...13 as ClosedRange<UInt64> {
            bench.now = at * second
            _ = bench.publish(quality: 0)
            bench.output.removeAll()
            try bench.client.tick(now: bench.now, into: &bench.output)
            #expect(bench.output.bytes == (at == 6 ? [0xC0, 0] : []), "second \(at)")
        }
        #expect(bench.client.pingPatience == 8 * second)
        bench.now = 14 * second
        _ = bench.publish(quality: 0)
        do throws(WireError) {
            try bench.client.tick(now: 14 * second, into: &bench.output)
            Issue.record("a silent server was kept")
        } catch {
            #expect(error.code == .keepAliveTimeout)
        }
    }

    @Test func `the server's keep alive stands in for ours, and 0 switches it off`() throws {
        #expect(try bench(serverKeepAlive: 4).client.nextDeadline == 3 * second)
        #expect(try bench(serverKeepAlive: 0).client.nextDeadline == nil)
    }

    @Test func `nothing is due before CONNACK`() throws {
        var bench = ClientBench()
        try bench.client.connect(ConnectPacket(clientIdentifier: "c"), now: 0, into: &bench.output)
        bench.output.removeAll()
        try bench.client.tick(now: 1_000 * second, into: &bench.output)
        #expect(bench.output.isEmpty && bench.client.nextDeadline == nil)
    }
}
