import MQTTWire
import Messaging
import Quantities
import Synchronization
import Testing

/// Sessions that outlive their connection.
@Suite struct SessionTests {
    /// A peer that keeps sessions from the second CONNECT on, or forgets them, and acknowledges
    /// only what comes again.
    private static func peer(isPresent: Bool, window: UInt16? = nil) throws -> ScriptedPeer {
        let connects = Mutex(0)
        return try ScriptedPeer { packet in
            switch packet.packet {
            case .connect:
                let count = connects.withLock { count in
                    count += 1
                    return count
                }
                var answer = ConnackPacket()
                answer.isSessionPresent = isPresent && count > 1
                if count > 1 { answer.receiveMaximum = window }
                return [.packet(.connack(answer))]
            case .publish where packet.isDuplicate: return [.acknowledge(packet.packetIdentifier)]
            case .publish: return []
            default: return packet.usualReplies
            }
        }
    }

    /// Publishes three messages, has the connection cut, and opens it again.
    private static func reconnected(to peer: ScriptedPeer) throws -> RunningLoop {
        let loop = try RunningLoop(to: peer) { $0.sessionExpiry = 3_600 }
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in
            for number in 100..<103 as Range<UInt64> {
                _ = connections.publish(number, quality: .atLeastOnce)
            }
        }
        try peer.wait { $0.published.count == 3 }
        peer.order(.close)
        #expect(try loop.waitForEnd().unresolved == [], "the session may be resumed")
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait { $0.connected.count == 2 }
        return loop
    }

    @Test func `the first connection begins a session and the next one asks for it`() throws {
        let peer = try Self.peer(isPresent: true)
        defer { peer.stop() }
        _ = try Self.reconnected(to: peer)
        let connects = peer.packets.compactMap {
            if case .connect(let packet) = $0.packet { packet } else { nil }
        }
        #expect(connects.map(\.isCleanStart) == [true, false])
        #expect(connects.map(\.sessionExpiry) == [3_600, 3_600])
        #expect(Set(connects.map(\.clientIdentifier)).count == 1)
    }

    @Test func `what was in flight is sent again, marked, in order and under its identifiers`()
        throws
    {
        let peer = try Self.peer(isPresent: true)
        defer { peer.stop() }
        let loop = try Self.reconnected(to: peer)
        try loop.wait { $0.acknowledged.count == 3 }
        let sent = peer.published
        #expect(sent.map(\.isDuplicate) == [false, false, false, true, true, true])
        #expect(sent.prefix(3).map(\.packetIdentifier) == sent.suffix(3).map(\.packetIdentifier))
        #expect(sent.suffix(3).map(\.payload) == sent.prefix(3).map(\.payload))
        #expect(loop.journal.all.resumed == [[100, 101, 102]])
        #expect(loop.journal.all.acknowledged.map(\.token) == [100, 101, 102])
    }

    @Test func `a smaller window has the rest sent as acknowledgements come`() throws {
        let peer = try Self.peer(isPresent: true, window: 1)
        defer { peer.stop() }
        let loop = try Self.reconnected(to: peer)
        try loop.wait { $0.acknowledged.count == 3 }
        #expect(
            peer.published.suffix(3).map(\.payload) == ["100", "101", "102"].map { Array($0.utf8) }
        )
    }

    @Test func `nothing new goes before what is sent again`() throws {
        let peer = try Self.peer(isPresent: true, window: 1)
        defer { peer.stop() }
        let loop = try Self.reconnected(to: peer)
        loop.perform { connections, journal in
            journal.add(.published(connections.publish(200, quality: .atLeastOnce)))
        }
        try loop.wait { $0.acknowledged.count == 3 && !$0.published.isEmpty }
        if loop.journal.all.published == [.windowFull] {
            loop.perform { connections, _ in _ = connections.publish(200, quality: .atLeastOnce) }
        }
        try peer.wait { $0.published.count == 7 }
        #expect(peer.published.last?.payload == Array("200".utf8))
    }

    @Test func `a message that cannot be made again is let go, and the others go on`() throws {
        let peer = try Self.peer(isPresent: true)
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) { $0.sessionExpiry = 3_600 }
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in
            for number in [1, JournalTask.forgotten, 3] {
                _ = connections.publish(number, quality: .atLeastOnce)
            }
        }
        try peer.wait { $0.published.count == 3 }
        peer.order(.close)
        _ = try loop.waitForEnd()
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait { $0.acknowledged.count == 2 }
        #expect(loop.journal.all.acknowledged.map(\.token) == [1, 3])
    }

    @Test func `a broker that forgot the session leaves its messages unresolved`() throws {
        let peer = try Self.peer(isPresent: false)
        defer { peer.stop() }
        let loop = try Self.reconnected(to: peer)
        try loop.wait { !$0.lost.isEmpty }
        #expect(loop.journal.all.lost == [[100, 101, 102]])
        #expect(loop.journal.all.resumed.isEmpty)
        loop.perform { connections, journal in
            journal.add(.published(connections.publish(200, quality: .atLeastOnce)))
        }
        try loop.wait { $0.published == [.accepted] }
    }

    @Test func `who subscribes as soon as it is connected has its answer, whatever the session`()
        throws
    {
        let peer = try Self.peer(isPresent: false)
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer, subscribingTo: "raw") { $0.sessionExpiry = 3_600 }
        try loop.wait { $0.subscribed.count == 1 }
        peer.order(.close)
        _ = try loop.waitForEnd()
        loop.perform { connections, _ in connections.open(0) }
        try loop.wait { $0.subscribed.count == 2 }
        #expect(loop.journal.all.closed.count == 1)
    }

    @Test func `a session that is given up tells what was in flight`() throws {
        let peer = try Self.peer(isPresent: true)
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) { $0.sessionExpiry = 3_600 }
        try loop.wait { !$0.connected.isEmpty }
        loop.perform { connections, _ in _ = connections.publish(7, quality: .atLeastOnce) }
        try peer.wait { $0.published.count == 1 }
        peer.order(.close)
        _ = try loop.waitForEnd()
        loop.perform { connections, journal in
            for token in connections.giveUpSession(of: 0) {
                journal.add(.acknowledged(token, ReasonCode(rawValue: 0xFF)))
            }
        }
        try loop.wait { $0.acknowledged.map(\.token) == [7] }
    }

    @Test func `who leaves for good ends the session with it`() async throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer) { $0.sessionExpiry = 3_600 }
        try loop.wait { !$0.connected.isEmpty }
        await loop.handle.stop(within: .seconds(10))
        try peer.wait { $0.farewell != nil }
        #expect(peer.farewell?.sessionExpiry == 0)
    }

    @Test func `how long TCP and CONNECT took is told with the connection`() throws {
        let peer = try ScriptedPeer()
        defer { peer.stop() }
        let loop = try RunningLoop(to: peer)
        try loop.wait { !$0.connected.isEmpty }
        let took = try #require(loop.journal.all.took.first)
        #expect(took.tcp > .zero && took.acceptance > .zero && took.tls == nil)
    }
}
