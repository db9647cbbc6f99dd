import MQTTWire
import Messaging
import Quantities
import Testing

/// Sessions that outlive their connection, over both transports: what is told, and what is on the
/// wire.
@Suite struct SessionTests {
    /// A broker that answers no message on the first connection, and has the session at later ones
    /// where `keeps` says so.
    private func broker(keeps: @escaping @Sendable (Int) -> Bool) throws -> ScriptedBroker {
        try ScriptedBroker { packet in
            switch packet.packet {
            case .connect:
                BrokerPacket.connack {
                    $0.isSessionPresent = keeps(packet.connection)
                    $0.receiveMaximum = 10
                }
            case .publish where packet.connection == 0: []
            default: packet.usualReplies
            }
        }
    }

    /// A loop with messages 0 to 2 in flight on a connection that was cut.
    private func cut(_ transport: Transport, _ broker: ScriptedBroker) throws -> ProbeLoop {
        let loop = try ProbeLoop(transport, to: broker) { $0.sessionExpiry = 600 }
        try loop.wait(for: "connected")
        loop.publish(0..<3)
        try loop.wait { $0.count(of: "published accepted") == 3 }
        try loop.wait { broker.published.count == 3 }
        broker.order(.close)
        #expect(
            try loop.wait(for: "closed")
                == "closed []: \(TransportError.connectionLost(detail: "the broker closed it without DISCONNECT"))"
        )
        return loop
    }

    @Test(arguments: Transport.allCases)
    func `what was in flight is sent again on a session that is there`(
        _ transport: Transport
    ) throws {
        let broker = try broker { $0 > 0 }
        defer { broker.stop() }
        let loop = try cut(transport, broker)
        loop.perform { connections, diary in
            diary.add("kept \(connections.inFlight(on: 0))")
            connections.open(0)
        }
        try loop.wait(for: "kept 3")
        try loop.wait(for: "resumed [0, 1, 2]")
        try loop.wait { $0.count(of: "acknowledged") == 3 }
        loop.publish(3..<4)
        try loop.wait(for: "acknowledged 3")
        let expected =
            ["0 connect"] + (0..<3).map { "0 publish \($0) id \($0 + 1) dup false" }
            + ["1 connect"] + (0..<3).map { "1 publish \($0) id \($0 + 1) dup true" }
            + ["1 publish 3 id 4 dup false"]
        #expect(broker.trace == expected)
        #expect(loop.lines.filter { $0.hasPrefix("acknowledged") }.count == 4)
        guard case .connect(let second) = broker.packets[4].packet else { return }
        #expect(!second.isCleanStart && second.sessionExpiry == 600)
    }

    @Test(arguments: Transport.allCases)
    func `nothing is sent again into a session that is new`(_ transport: Transport) throws {
        let broker = try broker { $0 > 1 }
        defer { broker.stop() }
        let loop = try cut(transport, broker)
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait(for: "lost [0, 1, 2]")
        let connected = loop.lines.filter { $0.hasPrefix("connected") }
        #expect(connected.count == 2 && connected.allSatisfy { $0.hasPrefix("connected new") })
        loop.publish(3..<4)
        try loop.wait(for: "acknowledged 3")
        #expect(!broker.trace.contains { $0.hasSuffix("dup true") })
        let later = broker.trace.filter { $0.contains("publish") && !$0.hasPrefix("0") }
        #expect(later.count == 1 && later.first?.contains("publish 3") == true)
        #expect(loop.lines.count(of: "acknowledged") == 1)
        #expect(loop.lines.count(of: "closed") == 1)
    }

    @Test(arguments: Transport.allCases)
    func `a lost session without anything in flight is told as well`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker) { $0.sessionExpiry = 600 }
        try loop.wait(for: "connected")
        broker.order(.close)
        try loop.wait(for: "closed")
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait(for: "lost []")
        #expect(broker.trace.filter { $0.hasSuffix("connect") } == ["0 connect", "1 connect"])
    }

    @Test(arguments: Transport.allCases)
    func `a session that is given up tells what was in flight`(_ transport: Transport) throws {
        let broker = try broker { _ in false }
        defer { broker.stop() }
        let loop = try cut(transport, broker)
        loop.perform { connections, diary in
            diary.add("given up \(connections.giveUpSession(of: 0))")
            diary.add("again \(connections.giveUpSession(of: 0))")
        }
        try loop.wait(for: "again []")
        #expect(loop.lines.has("given up [0, 1, 2]"))
    }

    @Test(arguments: Transport.allCases)
    func `without a session the end tells what nobody answered`(_ transport: Transport) throws {
        let broker = try broker { _ in false }
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        loop.publish(0..<3)
        try loop.wait { broker.published.count == 3 }
        broker.order(.acknowledge(2))
        try loop.wait(for: "acknowledged 1")
        broker.order(.close)
        #expect(try loop.wait(for: "closed").hasPrefix("closed [0, 2]: "))
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait(for: "lost []")
    }

    @Test(arguments: Transport.allCases)
    func `a connection that is refused while its session waits keeps what is in flight`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker { packet in
            switch packet.packet {
            case .connect where packet.connection == 1:
                BrokerPacket.connack { $0.reason = 0x88 }
            case .connect:
                BrokerPacket.connack { $0.isSessionPresent = packet.connection > 0 }
            case .publish where packet.connection == 0: []
            default: packet.usualReplies
            }
        }
        defer { broker.stop() }
        let loop = try cut(transport, broker)
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait { $0.count(of: "closed []") == 2 }
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait(for: "resumed [0, 1, 2]")
        try loop.wait { $0.count(of: "acknowledged") == 3 }
        #expect(broker.trace.count { $0.hasPrefix("2 publish") && $0.hasSuffix("dup true") } == 3)
    }

    @Test func `libmosquitto refuses a session of somebody else's by name`() throws {
        let broker = try broker { _ in true }
        defer { broker.stop() }
        let loop = try ProbeLoop(.libmosquitto, to: broker) { $0.sessionExpiry = 600 }
        let line = try loop.wait(for: "closed")
        #expect(line.contains("already has a session of client identifier \"probe\""), "\(line)")
        #expect(!loop.lines.has("connected"))
    }

    @Test func `libmosquitto shows new credentials only when it connects`() throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(.libmosquitto, to: broker)
        try loop.wait(for: "connected")
        loop.perform { connections, _ in connections.reauthenticate(0) }
        try loop.wait(for: "reauthentication failed: libmosquitto cannot")
        #expect(broker.trace == ["0 connect"])
    }
}
