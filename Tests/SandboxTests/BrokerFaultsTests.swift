import MQTTWire
import Quantities
import Testing

@testable import Sandbox

/// What each fault of the broker does to single messages and connections.
@Suite struct BrokerFaultsTests {
    static func bench(_ plant: String, seed: UInt64 = 1) throws -> BrokerBench {
        let fault = try Faults.parse(plant)
        return BrokerBench {
            $0.allowsAnonymous = true
            $0.faults = [fault]
            $0.faultSeed = seed
            $0.faultInput = "raw/#"
            $0.faultOutput = "processed"
        }
    }

    static let assured: [(String, String, UInt8?, Int)] = [
        ("refuse:1", "raw/1", UInt8?(0x97), 0), ("refuse:1,0x87", "raw/1", 0x87, 0),
        ("refuse-then-deliver:1", "raw/1", 0x97, 1), ("acknowledge-then-lose:1", "raw/1", 0, 0),
        ("leave-unanswered:1", "raw/1", nil, 1), ("ignore:1", "raw/1", nil, 0),
        ("lose-result:1", "processed", 0, 0), ("expire:1", "processed", 0, 0),
        ("expire:1", "raw/1", 0, 1), ("redeliver:1", "processed", 0, 2),
        ("redeliver-marked:1", "processed", 0, 2), ("drop-unassured:1", "raw/1", 0, 1),
        // On other topics each leaves everything alone.
        ("refuse:1", "processed", 0, 1), ("ignore:1", "raw2", 0, 1),
        ("lose-result:1", "raw/1", 0, 1), ("redeliver:1", "processed/1", 0, 1),
    ]

    @Test(arguments: assured)
    func `a QoS 1 message is answered and delivered as the fault has it`(
        plant: String,
        topic: String,
        answer: UInt8?,
        copies: Int
    ) throws {
        let bench = try Self.bench(plant)
        let listener = bench.subscriber("s", "#")
        let publisher = bench.client("p")
        publisher.publish(topic, "x")
        #expect(publisher.takeReason() == answer)
        let deliveries = listener.take().deliveries
        #expect(deliveries.map(\.payload) == Array(repeating: "x", count: copies))
        let marks = plant.hasPrefix("redeliver-marked") ? [false, true] : [false, false]
        #expect(deliveries.map(\.isDuplicate) == Array(marks.prefix(copies)))
        #expect(Set(listener.identifiers).count == copies)
        let kind = String(plant.prefix { $0 != ":" })
        let isHit = answer != 0 || copies != 1
        #expect(bench.core.statistics.planted == (isHit ? [kind: 1] : [:]))
        let isRefused = answer.map { $0 >= 0x80 } ?? false
        #expect(bench.core.statistics.rejected == (isRefused ? 1 : 0))
    }

    static let unassured: [(String, String, Int)] = [
        ("drop-unassured:1", "raw/1", 0), ("refuse:1", "raw/1", 1), ("ignore:1", "raw/1", 1),
        ("redeliver:1", "processed", 2), ("redeliver-marked:1", "processed", 1),
        ("lose-result:1", "processed", 0), ("expire:1", "processed", 0),
    ]

    @Test(arguments: unassured)
    func `a QoS 0 message is delivered as the fault has it, and never answered`(
        plant: String,
        topic: String,
        copies: Int
    ) throws {
        let bench = try Self.bench(plant)
        let listener = bench.subscriber("s", "#")
        let publisher = bench.client("p")
        publisher.publish(topic, "x", quality: 0)
        #expect(publisher.takePackets().isEmpty)
        #expect(listener.takePayloads().count == copies)
        #expect(bench.core.statistics.dropped == (plant == "drop-unassured:1" ? 1 : 0))
    }

    @Test func `acknowledge-late delivers at once and tells the publisher later, if it is there`()
        throws
    {
        let bench = try Self.bench("acknowledge-late:1,2s")
        let listener = bench.subscriber("s", "raw/1")
        let publisher = bench.client("p")
        let gone = bench.client("q")
        publisher.publish("raw/1", "x")
        gone.publish("raw/1", "y")
        gone.cut()
        #expect(listener.takePayloads() == ["x", "y"])
        bench.advance(.milliseconds(1_999))
        #expect(publisher.takePackets().isEmpty)
        bench.advance(.milliseconds(1))
        #expect(publisher.takeReason() == 0)
        #expect(bench.core.lateAnswers.isEmpty)
        #expect(bench.core.statistics.planted == ["acknowledge-late": 2])
        #expect(bench.core.statistics.published == 2)
    }

    @Test func `hits the same messages whatever the order, and exactly as many as it says`() throws
    {
        func delivered(_ payloads: [String]) throws -> (Set<String>, UInt64) {
            let bench = try Self.bench("acknowledge-then-lose:0.2", seed: 2_026)
            let listener = bench.subscriber("s", "raw/1", quality: 0)
            let publisher = bench.client("p")
            for payload in payloads { publisher.publish("raw/1", payload) }
            #expect(publisher.takePackets().count == payloads.count)
            let planted = bench.core.statistics.planted["acknowledge-then-lose"] ?? 0
            return (Set(listener.takePayloads()), planted)
        }
        let payloads = (0..<1_000).map { "\($0)" }
        let (first, planted) = try delivered(payloads)
        let (second, _) = try delivered(payloads.reversed())
        #expect(first == second)
        #expect(first.count == payloads.count - Int(planted))
        // Five standard deviations of a binomial with mean 200.
        #expect((137...263).contains(planted))
    }

    @Test func `kick ends the first connection of a client, once, and leaves its session`() throws {
        let bench = try Self.bench("kick:1,2s")
        let first = CoreClient(bench)
        #expect(first.resume("c")?.isSessionPresent == false)
        first.subscribe("t")
        _ = first.take()
        bench.advance(.milliseconds(1_999))
        #expect(first.connection.phase == .open)
        bench.advance(.milliseconds(1))
        #expect(first.takeReason() == 0x98)
        first.cut()
        bench.client("p").publish("t", "meanwhile")
        let second = CoreClient(bench)
        #expect(second.resume("c")?.isSessionPresent == true)
        #expect(second.takePayloads() == ["meanwhile"])
        bench.advance(.seconds(30))
        #expect(second.connection.phase == .open)
        // The publisher's own connection is one too.
        #expect(bench.core.statistics.planted == ["kick": 2])
    }

    @Test func `lose-session forgets the session too`() throws {
        let bench = try Self.bench("lose-session:1,2s")
        let first = CoreClient(bench)
        #expect(first.resume("c")?.isSessionPresent == false)
        first.subscribe("t")
        bench.advance(.seconds(2))
        #expect(first.connection.phase == .ending)
        first.cut()
        let second = CoreClient(bench)
        #expect(second.resume("c")?.isSessionPresent == false)
        #expect(bench.core.statistics.planted == ["lose-session": 1])
        #expect(bench.core.statistics.sessions == 1)
    }

    @Test func `kick hits its share of the clients, by their identifiers`() throws {
        func kicked(_ names: [String]) throws -> Set<String> {
            let bench = try Self.bench("kick:0.3", seed: 7)
            let clients = names.map { ($0, bench.client($0)) }
            bench.advance(.seconds(1))
            return Set(clients.filter { $0.1.connection.phase == .ending }.map(\.0))
        }
        let names = (0..<200).map { "client-\($0)" }
        let hit = try kicked(names)
        #expect(try kicked(names.reversed()) == hit)
        #expect((28...92).contains(hit.count))
    }

    @Test func `stall begins after the first client and ends by itself`() throws {
        let bench = try Self.bench("stall:2s,500ms")
        bench.advance(.seconds(60))
        #expect(!bench.core.isStalled && bench.core.statistics.planted.isEmpty)
        let client = bench.client("c")
        bench.advance(.milliseconds(1_999))
        #expect(!bench.core.isStalled)
        bench.advance(.milliseconds(1))
        #expect(bench.core.isStalled)
        _ = bench.client("d")
        _ = bench.core.takeTouched()
        bench.advance(.milliseconds(499))
        #expect(bench.core.isStalled)
        bench.advance(.milliseconds(1))
        #expect(!bench.core.isStalled && client.connection.phase == .open)
        // Everything that waited is looked at again.
        #expect(bench.core.takeTouched().count == 2)
        bench.advance(.seconds(60))
        #expect(bench.core.statistics.planted == ["stall": 1])
    }
}
