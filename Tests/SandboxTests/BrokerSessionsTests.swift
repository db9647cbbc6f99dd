import MQTTWire
import Messaging
import Quantities
import Testing

@testable import Sandbox

/// What the broker keeps of a client that is away, and what it does when the client comes back.
@Suite struct BrokerSessionsTests {
    let bench = BrokerBench()

    /// A client that subscribed and was cut; its session is kept.
    func away(_ identifier: String = "s", window: UInt16 = 10, expiry: UInt32 = 3_600) -> CoreClient
    {
        let client = CoreClient(bench)
        client.connect(identifier) {
            $0.sessionExpiry = expiry
            $0.receiveMaximum = window
        }
        client.subscribe("t")
        _ = client.take()
        client.cut()
        return client
    }

    @Test(arguments: [
        // asked, Clean Start, away for seconds, present
        (UInt32(60), false, Int64(0), true), (60, false, 59, true), (60, false, 60, false),
        (60, true, 0, false), (0, false, 0, false), (3_600, false, 3_599, true),
        (UInt32.max, false, 3_599, true), (UInt32.max, false, 3_600, false),
    ])
    func `keeps a session as long as it was asked to, an hour at most`(
        asked: UInt32,
        isCleanStart: Bool,
        seconds: Int64,
        isPresent: Bool
    ) {
        _ = away(expiry: asked)
        bench.advance(.seconds(seconds))
        let client = CoreClient(bench)
        #expect(
            client.resume("s") { $0.isCleanStart = isCleanStart }?.isSessionPresent == isPresent
        )
        bench.client("p").publish("t", "x")
        #expect(client.takePayloads() == (isPresent ? ["x"] : []))
        #expect(bench.core.statistics.resumed == (isPresent ? 1 : 0))
    }

    static let grants: [(asked: UInt32, told: UInt32?)] = [
        (3_600, nil), (3_601, 3_600), (.max, 3_600), (0, nil),
    ]

    @Test(arguments: grants)
    func `says what it grants only where that is less than was asked`(
        asked: UInt32,
        told: UInt32?
    ) {
        let client = CoreClient(bench)
        #expect(client.resume("s") { $0.sessionExpiry = asked }?.sessionExpiry == told)
    }

    @Test func `queues QoS 1 for a client that is away, in order, and drops QoS 0`() {
        _ = away()
        let publisher = bench.client("p")
        for index in 0..<4 { publisher.publish("t", "\(index)", quality: index == 2 ? 0 : 1) }
        #expect(bench.core.statistics.dropped == 1)
        let client = CoreClient(bench)
        _ = client.resume("s")
        let deliveries = client.take().deliveries
        #expect(deliveries.map(\.payload) == ["0", "1", "3"])
        #expect(deliveries.allSatisfy { !$0.isDuplicate })
    }

    @Test
    func `sends again what was not acknowledged, under the same identifiers, before anything else`()
    {
        let before = CoreClient(bench)
        before.connect("s") {
            $0.sessionExpiry = 60
            $0.receiveMaximum = 3
        }
        before.subscribe("t")
        let publisher = bench.client("p")
        for index in 0..<5 { publisher.publish("t", "\(index)") }
        #expect(before.takePayloads() == ["0", "1", "2"])
        before.acknowledge(before.identifiers[1])
        #expect(before.takePayloads() == ["3"])
        before.cut()
        publisher.publish("t", "5")
        let after = CoreClient(bench)
        _ = after.resume("s") { $0.receiveMaximum = 3 }
        let first = after.take().deliveries
        #expect(first.map(\.payload) == ["0", "2", "3"])
        #expect(first.allSatisfy { $0.isDuplicate })
        #expect(after.identifiers == [0, 2, 3].map { before.identifiers[$0] })
        for identifier in after.identifiers { after.acknowledge(identifier) }
        let second = after.take().deliveries
        #expect(second.map(\.payload) == ["4", "5"])
        #expect(second.allSatisfy { !$0.isDuplicate })
        #expect(bench.core.statistics.redelivered == 3)
    }

    @Test func `sends again no more at once than the new connection's window`() {
        let before = CoreClient(bench)
        before.connect("s") { $0.sessionExpiry = 60 }
        before.subscribe("t")
        let publisher = bench.client("p")
        for index in 0..<4 { publisher.publish("t", "\(index)") }
        _ = before.take()
        before.cut()
        let after = CoreClient(bench)
        _ = after.resume("s") { $0.receiveMaximum = 2 }
        #expect(after.takePayloads() == ["0", "1"])
        // The third was seen on the earlier connection, and may be acknowledged from there.
        after.acknowledge(before.identifiers[2])
        #expect(after.takePayloads().isEmpty)
        after.acknowledge(before.identifiers[0])
        #expect(after.takePayloads() == ["3"])
    }

    @Test(arguments: [false, true])
    func `a connection that is taken over leaves its session to who asks for it`(isCleanStart: Bool)
    {
        let older = CoreClient(bench)
        older.connect("s") { $0.sessionExpiry = 60 }
        older.subscribe("t")
        bench.client("p").publish("t", "x")
        #expect(older.takePayloads() == ["x"])
        let newer = CoreClient(bench)
        let answer = newer.resume("s") { $0.isCleanStart = isCleanStart }
        #expect(older.takeReason() == 0x8E)
        #expect(answer?.isSessionPresent == !isCleanStart)
        #expect(newer.takePayloads() == (isCleanStart ? [] : ["x"]))
        older.cut()
        bench.client("p").publish("t", "y")
        #expect(newer.takePayloads() == (isCleanStart ? [] : ["y"]))
        #expect(bench.core.statistics.clients == 2)
    }

    @Test(arguments: [
        // at CONNECT, at DISCONNECT, away for seconds, present
        (UInt32(60), UInt32?.none, Int64(59), true), (60, 10, 10, false), (60, 10, 9, true),
        (10, 60, 59, true), (60, 0, 0, false), (60, UInt32.max, 3_599, true),
    ])
    func `a client that leaves may change how long it is waited for`(
        asked: UInt32,
        last: UInt32?,
        seconds: Int64,
        isPresent: Bool
    ) {
        let client = CoreClient(bench)
        client.connect("s") { $0.sessionExpiry = asked }
        var goodbye = DisconnectPacket()
        goodbye.sessionExpiry = last
        client.send(.disconnect(goodbye))
        client.cut()
        bench.advance(.seconds(seconds))
        #expect(CoreClient(bench).resume("s")?.isSessionPresent == isPresent)
    }

    @Test func `a session that was to end with its connection cannot be kept after all`() {
        let client = bench.client("s")
        var goodbye = DisconnectPacket()
        goodbye.sessionExpiry = 1
        client.send(.disconnect(goodbye))
        #expect(client.takeReason() == 0x82)
        client.cut()
        #expect(CoreClient(bench).resume("s")?.isSessionPresent == false)
    }

    @Test func `a session that nobody resumes is gone with all that it kept`() {
        let bench = BrokerBench {
            $0.allowsAnonymous = true
            $0.queueBudget = 10
        }
        let client = CoreClient(bench)
        client.connect("s") { $0.sessionExpiry = 60 }
        client.subscribe("t")
        client.cut()
        let publisher = bench.client("p")
        publisher.publish("t", "0123456789")
        #expect(publisher.takeReason() == 0)
        publisher.publish("t", "x")
        #expect(publisher.takeReason() == 0x97, "what waits for a client that is away is bounded")
        publisher.send(.pingreq)
        bench.advance(.seconds(60))
        _ = publisher.take()
        #expect(bench.core.statistics.sessionsExpired == 1 && bench.core.sessions.count == 1)
        publisher.publish("t", "x")
        #expect(publisher.takeReason() == 0x10)
    }

    @Test func `what is unacknowledged counts towards the budget`() {
        let bench = BrokerBench {
            $0.allowsAnonymous = true
            $0.queueBudget = 10
        }
        let subscriber = bench.subscriber("s", "t")
        let publisher = bench.client("p")
        publisher.publish("t", "0123456789")
        publisher.publish("t", "x")
        #expect(publisher.takePackets().count == 2)
        #expect(bench.core.statistics.rejected == 1)
        #expect(subscriber.takePayloads() == ["0123456789"])
        subscriber.acknowledge(subscriber.identifiers[0])
        publisher.publish("t", "y")
        #expect(subscriber.takePayloads() == ["y"])
    }

    @Test(arguments: [
        // delay, session expiry, comes back after seconds, published by then
        (UInt32(0), UInt32(60), Int64?.none, Int64(0), true), (10, 60, nil, 9, false),
        (10, 60, nil, 10, true), (10, 60, 5, 30, false), (60, 10, nil, 9, false),
        (60, 10, nil, 10, true), (10, 0, nil, 0, true),
    ])
    func `a will waits for its delay, but not longer than its session`(
        delay: UInt32,
        expiry: UInt32,
        back: Int64?,
        seconds: Int64,
        isPublished: Bool
    ) {
        let watcher = bench.subscriber("w", "will")
        let client = CoreClient(bench)
        client.connect("s") {
            $0.sessionExpiry = expiry
            $0.will = Will(topic: "will", payload: [0x78])
            $0.will?.delay = delay
        }
        client.cut()
        if let back {
            bench.advance(.seconds(back))
            _ = CoreClient(bench).resume("s")
        }
        watcher.send(.pingreq)
        bench.advance(.seconds(seconds - (back ?? 0)))
        #expect(watcher.takePayloads() == (isPublished ? ["x"] : []))
    }

    @Test func `shared subscriptions turn to clients that are here, while there are any`() {
        let here = bench.subscriber("here", "$share/g/t")
        let other = CoreClient(bench)
        other.connect("away") { $0.sessionExpiry = 60 }
        other.subscribe("$share/g/t")
        other.cut()
        let publisher = bench.client("p")
        for index in 0..<3 { publisher.publish("t", "\(index)") }
        #expect(here.takePayloads() == ["0", "1", "2"])
        here.cut()
        publisher.publish("t", "3")
        let back = CoreClient(bench)
        _ = back.resume("away")
        #expect(back.takePayloads() == ["3"])
    }
}
