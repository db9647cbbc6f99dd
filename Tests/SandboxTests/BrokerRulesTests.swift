import MQTTWire
import Quantities
import Testing

@testable import Sandbox

/// What the broker does about connections: takeover, wills, silence, broken rules.
@Suite struct BrokerRulesTests {
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
        #expect(silent.connection.phase == .open)
        bench.advance(.milliseconds(1))
        #expect(silent.connection.phase == .ending)
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
        #expect(client.connection.phase == .open)
        bench.advance(.milliseconds(1))
        #expect(client.takeReason() == 0x8D)
    }

    @Test func `gives up a connection that does not say CONNECT`() {
        let bench = BrokerBench()
        let client = CoreClient(bench)
        bench.advance(.milliseconds(29_999))
        #expect(client.connection.phase == .new)
        bench.advance(.milliseconds(1))
        #expect(client.connection.phase == .ending)
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
        #expect(client.connection.phase == .ending)
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
