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
        let bytes = subscriber.connection.output.bytes
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
            publisher.connection.output.removeAll()
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
        subscriber.connection.unsentCount = 2 << 20
        let publisher = bench.client("p")
        for index in 0..<8 { publisher.publish("t", "\(index)", quality: 0) }
        #expect(subscriber.takePayloads().isEmpty)
        subscriber.connection.unsentCount = 0
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
}
