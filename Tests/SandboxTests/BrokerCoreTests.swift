import MQTTWire
import Quantities
import Testing

@testable import Sandbox

@Suite struct BrokerCoreTests {
    typealias Delivery = CoreClient.Delivery

    @Test(arguments: [
        ("a/b", "a/b", true), ("a/+", "a/b", true), ("+/+", "a/b", true), ("a/#", "a", true),
        ("a/#", "a/b/c", true), ("#", "a/b", true), ("a/+", "a/b/c", false), ("a/b", "a/c", false),
        ("#", "$SYS/x", false), ("+/x", "$SYS/x", false), ("$SYS/#", "$SYS/x", true),
    ])
    func `delivers by filter`(filter: String, topic: String, isDelivered: Bool) {
        let bench = BrokerBench()
        let subscriber = bench.subscriber("s", filter)
        let publisher = bench.client("p")
        publisher.publish(topic, "x")
        #expect(subscriber.takePayloads() == (isDelivered ? ["x"] : []))
        #expect(publisher.takeReason() == (isDelivered ? 0 : 0x10))
    }

    @Test func `passes user properties, content type and every other property on unaltered`() {
        let bench = BrokerBench()
        let subscriber = bench.subscriber("s", "t")
        let properties: [UInt8] = [
            0x26, 0, 1, 0x61, 0, 1, 0x31, 0x03, 0, 1, 0x6A, 0x26, 0, 1, 0x61, 0, 1, 0x32,
            0x02, 0, 0, 0, 9, 0x09, 0, 1, 0xFF,
        ]
        bench.client("p").publish("t", "x", properties: properties)
        let bytes = subscriber.session.output.bytes
        var expected: [UInt8] = [UInt8(properties.count)]
        expected += properties
        expected.append(0x78)
        #expect(Array(bytes.suffix(expected.count)) == expected)
        #expect(subscriber.take().deliveries.first?.properties == ["a=1", "a=2"])
    }

    @Test func `delivers at the lower of both qualities`() {
        let bench = BrokerBench()
        let low = bench.subscriber("low", "t", quality: 0)
        let high = bench.subscriber("high", "t", quality: 2)
        let publisher = bench.client("p")
        publisher.publish("t", "0", quality: 0)
        publisher.publish("t", "1", quality: 1)
        #expect(low.take().deliveries.map(\.quality) == [0, 0])
        #expect(high.take().deliveries.map(\.quality) == [0, 1])
    }

    @Test func `grants QoS 1 where QoS 2 is asked`() {
        let client = BrokerBench().client("c")
        client.subscribe("t", quality: 2)
        #expect(client.takeReason() == 1)
    }

    @Test func `delivers once to a client with overlapping subscriptions, at the best quality`() {
        let bench = BrokerBench()
        let client = bench.subscriber("s", "t/#", quality: 0)
        client.subscribe("t/+", quality: 1)
        _ = client.take()
        bench.client("p").publish("t/x", "x")
        #expect(client.take().deliveries == [Delivery(topic: "t/x", payload: "x", quality: 1)])
    }

    @Test func `leaves out the publisher that asked not to hear itself`() {
        let bench = BrokerBench()
        let client = bench.client("c")
        client.subscribe("t") { $0.isNoLocal = true }
        _ = client.take()
        client.publish("t", "own")
        bench.client("p").publish("t", "other")
        #expect(client.takePayloads() == ["other"])
    }

    @Test func `keeps to the client's window, in order, and goes on as it acknowledges`() {
        let bench = BrokerBench()
        let subscriber = CoreClient(bench)
        subscriber.connect("s") { $0.receiveMaximum = 2 }
        subscriber.subscribe("t")
        _ = subscriber.take()
        let publisher = bench.client("p")
        for index in 0..<10 { publisher.publish("t", "\(index)") }
        #expect(subscriber.takePayloads() == ["0", "1"])
        subscriber.acknowledge(subscriber.identifiers[0])
        #expect(subscriber.takePayloads() == ["2"])
        subscriber.acknowledge(subscriber.identifiers[1])
        subscriber.acknowledge(subscriber.identifiers[2])
        #expect(subscriber.takePayloads() == ["3", "4"])
    }

    @Test func `never reuses a packet identifier in flight`() {
        let bench = BrokerBench()
        let subscriber = CoreClient(bench)
        subscriber.connect("s") { $0.receiveMaximum = 3 }
        subscriber.subscribe("t")
        _ = subscriber.take()
        let publisher = bench.client("p")
        // The first stays in flight while the identifiers go all the way round.
        publisher.publish("t", "first")
        _ = subscriber.take()
        var used: Set<UInt16> = []
        for _ in 0..<70_000 {
            publisher.publish("t", "x")
            publisher.session.output.removeAll()
            _ = subscriber.take()
            let identifier = subscriber.identifiers[subscriber.identifiers.count - 1]
            used.insert(identifier)
            subscriber.acknowledge(identifier)
        }
        #expect(!used.contains(subscriber.identifiers[0]) && !used.contains(0))
        #expect(used.count == 65_534)
    }

    @Test func `refuses with 0x97 once a subscriber's budget is used up, and drops nothing`() {
        let bench = BrokerBench {
            $0.allowsAnonymous = true
            $0.queueBudget = 100
        }
        let subscriber = CoreClient(bench)
        subscriber.connect("s") { $0.receiveMaximum = 1 }
        subscriber.subscribe("t")
        _ = subscriber.take()
        let publisher = bench.client("p")
        var accepted: [String] = []
        var refusals = 0
        for index in 0..<50 {
            publisher.publish("t", "message \(index)")
            if publisher.takeReason() == 0 {
                accepted.append("message \(index)")
            } else {
                refusals += 1
            }
        }
        #expect(refusals > 30 && bench.core.statistics.rejected == UInt64(refusals))
        var received = subscriber.takePayloads()
        while received.count < accepted.count {
            subscriber.acknowledge(subscriber.identifiers[subscriber.identifiers.count - 1])
            let more = subscriber.takePayloads()
            guard !more.isEmpty else { break }
            received += more
        }
        #expect(received == accepted)
    }

    @Test func `drops QoS 0 for a full queue and counts it`() {
        let bench = BrokerBench {
            $0.allowsAnonymous = true
            $0.queueLimit = 5
        }
        let subscriber = bench.subscriber("s", "t")
        subscriber.session.unsentCount = 2 << 20
        let publisher = bench.client("p")
        for index in 0..<8 { publisher.publish("t", "\(index)", quality: 0) }
        #expect(subscriber.takePayloads().isEmpty)
        subscriber.session.unsentCount = 0
        #expect(subscriber.takePayloads() == ["0", "1", "2", "3", "4"])
        #expect(bench.core.statistics.dropped == 3)
    }

    @Test func `shares a group's messages in turn, beside an ordinary subscriber`() {
        let bench = BrokerBench()
        let first = bench.subscriber("1", "$share/g/t/+")
        let second = bench.subscriber("2", "$share/g/t/+")
        let other = bench.subscriber("3", "$share/h/t/x")
        let all = bench.subscriber("4", "t/x")
        let publisher = bench.client("p")
        for index in 0..<4 { publisher.publish("t/x", "\(index)") }
        #expect(first.takePayloads() == ["0", "2"])
        #expect(second.takePayloads() == ["1", "3"])
        #expect(other.takePayloads() == ["0", "1", "2", "3"])
        #expect(all.takePayloads() == ["0", "1", "2", "3"])
        second.cut()
        publisher.publish("t/x", "4")
        publisher.publish("t/x", "5")
        #expect(first.takePayloads() == ["4", "5"])
    }

    @Test func `keeps the last retained message and clears it with an empty one`() {
        let bench = BrokerBench()
        let publisher = bench.client("p")
        publisher.publish("t/1", "old", isRetained: true)
        publisher.publish("t/1", "new", isRetained: true)
        publisher.publish("t/2", "gone", isRetained: true)
        publisher.publish("t/2", "", isRetained: true)
        let subscriber = bench.client("s")
        subscriber.subscribe("t/+")
        let expected = [Delivery(topic: "t/1", payload: "new", quality: 1, isRetained: true)]
        #expect(subscriber.take().deliveries == expected)
        subscriber.subscribe("t/+") { $0.retainHandling = 1 }
        #expect(subscriber.take().deliveries.isEmpty)
        subscriber.subscribe("t/#") { $0.retainHandling = 1 }
        #expect(subscriber.take().deliveries == expected)
        subscriber.subscribe("+/1") { $0.retainHandling = 2 }
        #expect(subscriber.take().deliveries.isEmpty)
        subscriber.subscribe("$share/g/t/1")
        #expect(subscriber.take().deliveries.isEmpty)
    }

    @Test func `forwards the retain flag only where that was asked`() {
        let bench = BrokerBench()
        let plain = bench.subscriber("1", "t")
        let asking = bench.client("2")
        asking.subscribe("t") { $0.isRetainAsPublished = true }
        _ = asking.take()
        bench.client("p").publish("t", "x", isRetained: true)
        #expect(plain.take().deliveries.map(\.isRetained) == [false])
        #expect(asking.take().deliveries.map(\.isRetained) == [true])
    }

    @Test func `stops delivering after UNSUBSCRIBE`() {
        let bench = BrokerBench()
        let subscriber = bench.subscriber("s", "t")
        subscriber.send(.unsubscribe(.init(packetIdentifier: 3, filters: ["t"])))
        #expect(subscriber.takeReason() == 0)
        subscriber.send(.unsubscribe(.init(packetIdentifier: 3, filters: ["t"])))
        #expect(subscriber.takeReason() == 0x11)
        bench.client("p").publish("t", "x")
        #expect(subscriber.takePayloads().isEmpty)
    }

    @Test func `ends the older of two connections with one identifier`() {
        let bench = BrokerBench()
        let older = bench.subscriber("same", "t")
        let newer = bench.subscriber("same", "t")
        #expect(older.takeReason() == 0x8E)
        older.cut()
        bench.client("p").publish("t", "x")
        #expect(newer.takePayloads() == ["x"])
    }

    @Test func `publishes the will of a client that is cut or silent, not of one that leaves`() {
        let bench = BrokerBench()
        let watcher = bench.subscriber("w", "will/#")
        func client(_ name: String) -> CoreClient {
            let client = CoreClient(bench)
            client.connect(name) {
                $0.will = Will(topic: "will/\(name)", payload: Array(name.utf8))
                $0.will?.contentType = "text/plain"
                $0.will?.userProperties = [PropertyPair("k", "v")]
                $0.keepAlive = 10
            }
            return client
        }
        let polite = client("polite")
        polite.send(.disconnect(DisconnectPacket()))
        polite.cut()
        let asking = client("asking")
        asking.send(.disconnect(DisconnectPacket(reason: 4)))
        asking.cut()
        client("cut").cut()
        let silent = client("silent")
        let deliveries = watcher.take().deliveries
        #expect(deliveries.map(\.payload) == ["asking", "cut"])
        #expect(deliveries.allSatisfy { $0.properties == ["k=v"] })
        watcher.send(.pingreq)
        bench.advance(.milliseconds(14_999))
        watcher.send(.pingreq)
        #expect(silent.session.phase == .open)
        bench.advance(.milliseconds(1))
        #expect(silent.session.phase == .ending)
        silent.cut()
        #expect(watcher.takePayloads() == ["silent"])
    }

    @Test func `ends a silent connection after one and a half keep alives with 0x8D`() {
        let bench = BrokerBench()
        let client = CoreClient(bench)
        client.connect("c") { $0.keepAlive = 2 }
        _ = client.take()
        bench.advance(.milliseconds(2_999))
        client.send(.pingreq)
        #expect(client.takePackets() == [.pingresp])
        bench.advance(.milliseconds(2_999))
        #expect(client.session.phase == .open)
        bench.advance(.milliseconds(1))
        #expect(client.takeReason() == 0x8D)
    }

    @Test func `gives up a connection that does not say CONNECT`() {
        let bench = BrokerBench()
        let client = CoreClient(bench)
        bench.advance(.seconds(10))
        #expect(client.session.phase == .ending)
        #expect(client.take().packets.isEmpty)
    }

    @Test func `refuses denied topics with 0x87`() {
        let bench = BrokerBench {
            $0.allowsAnonymous = true
            $0.deniedFilters = ["secret/#"]
        }
        let client = bench.client("c")
        client.publish("secret/1", "x")
        #expect(client.takeReason() == 0x87)
        client.publish("secret/1", "x", quality: 0)
        #expect(client.take().packets.isEmpty)
        client.subscribe("secret/1")
        #expect(client.takeReason() == 0x87)
        client.subscribe("secret/#")
        #expect(client.takeReason() == 0x87)
        client.subscribe("open")
        #expect(client.takeReason() == 1)
        #expect(bench.core.statistics.rejected == 1)
        #expect(bench.core.statistics.dropped == 1)
    }

    static let violations: [(bytes: [UInt8], reason: UInt8)] = [
        // PUBLISH at QoS 2
        ([0x34, 0x06, 0, 1, 0x74, 0, 1, 0], 0x9B),
        // PUBLISH with topic alias 1
        ([0x30, 0x07, 0, 1, 0x74, 3, 0x23, 0, 1], 0x94),
        // PUBLISH of 5 MiB
        ([0x30, 0x80, 0x80, 0xC0, 0x02], 0x95),
        // PUBACK of nothing
        ([0x40, 0x02, 0, 9], 0x82),
        // PUBREL
        ([0x62, 0x02, 0, 9], 0x82),
        // SUBSCRIBE with a subscription identifier
        ([0x82, 0x09, 0, 1, 2, 0x0B, 5, 0, 1, 0x74, 0], 0xA1),
        // a second CONNECT
        ([0x10, 0x0D, 0, 4, 0x4D, 0x51, 0x54, 0x54, 5, 2, 0, 60, 0, 0, 0], 0x82),
        // CONNACK from a client
        ([0x20, 0x03, 0, 0, 0], 0x82),
        // reserved type
        ([0x00, 0x00], 0x81),
        // PUBLISH whose topic has a wildcard
        ([0x30, 0x04, 0, 1, 0x23, 0], 0x81),
    ]

    @Test(arguments: violations)
    func `ends a connection that breaks a rule with the rule's reason`(
        bytes: [UInt8],
        reason: UInt8
    ) {
        let client = BrokerBench().client("c")
        client.send(bytes)
        #expect(client.takeReason() == reason)
        #expect(client.session.phase == .ending)
    }

    @Test func `answers a malformed filter with 0x8F and grants $SYS in silence`() {
        let client = BrokerBench().client("c")
        client.subscribe("a#")
        #expect(client.takeReason() == 0x8F)
        client.subscribe("$SYS/#")
        #expect(client.takeReason() == 1)
    }

    @Test func `assigns an identifier to a client without one`() throws {
        let client = CoreClient(BrokerBench())
        client.connect("")
        guard case .connack(let packet) = try #require(client.takePackets().first) else {
            Issue.record("no CONNACK")
            return
        }
        #expect(packet.assignedClientIdentifier?.isEmpty == false)
    }

    @Test func `reads packets that come byte by byte`() {
        let bench = BrokerBench()
        let subscriber = bench.subscriber("s", "t")
        let client = bench.client("p")
        for byte: UInt8 in [0x30, 0x05, 0, 1, 0x74, 0, 0x78, 0x30, 0x05, 0, 1, 0x74, 0, 0x79] {
            client.send([byte])
        }
        #expect(subscriber.takePayloads() == ["x", "y"])
    }

    @Test(arguments: [UInt64(2_026), 7])
    func `random bytes never do more than end their own connection`(seed: UInt64) {
        let random = Philox2x64(key: seed)
        let bench = BrokerBench()
        let subscriber = bench.subscriber("s", "still/here")
        for round in 0..<3_000 {
            let client = round % 2 == 0 ? CoreClient(bench) : bench.client("c\(round % 5)")
            var bytes: [UInt8] = []
            let (dice, length) = random.block(low: UInt64(round), high: 0)
            for index in 0..<Int(length % 64) {
                let word = random.block(low: UInt64(round), high: UInt64(index + 1)).0
                bytes.append(UInt8(truncatingIfNeeded: word))
            }
            // Half of them begin like a packet of a kind that exists.
            if dice & 1 == 0, bytes.count > 2 {
                bytes[0] = UInt8(truncatingIfNeeded: dice >> 8) & 0xF2
                bytes[1] = UInt8(bytes.count - 2)
            }
            client.send(bytes)
            _ = client.take()
            client.cut()
        }
        bench.client("p").publish("still/here", "x")
        #expect(subscriber.takePayloads() == ["x"], "seed \(seed)")
    }
}
