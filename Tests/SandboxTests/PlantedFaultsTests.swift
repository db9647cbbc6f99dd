import MQTTClient
import Messaging
import Quantities
import Synchronization
import Testing

@testable import Sandbox

/// Whole runs over loopback TLS: what is planted is exactly what a naive count of the output finds.
@Suite(.serialized) struct PlantedFaultsTests {
    static let count = 2_000

    static func value(_ sequence: Int) -> Int {
        let (dice, bits) = Philox2x64(key: 2_026).block(low: UInt64(sequence), high: 0)
        return switch dice % 20 {
        case 0: 2_000
        case 1: 4_000
        default: Int(bits.uniform(below: 6_001))
        }
    }

    static func payload(_ sequence: Int) -> String {
        #"{"temperature":{"value":\#(value(sequence)),"unit":"C"}}"#
    }

    /// Runs all messages through a sandbox with `plant`; nil where something hung.
    func run(_ plant: String?) async throws -> (tally: [String: Int], counts: GraphCounts) {
        var options = SandboxOptions(directory: Shell.temporaryDirectory(), flow: GraphBench.flow)
        options.seed = 7
        if let plant { options.faults = [try Faults.parse(plant)] }
        let sandbox = try await Sandbox.start(options)
        let results = FlowProbe.Results()
        let probe = try MQTTConnector().start(
            "probe",
            ["p", "s"].map { name in
                ConnectionConfiguration(
                    address: sandbox.address,
                    clientIdentifier: name,
                    trust: TrustConfiguration(authoritiesFile: sandbox.authoritiesPath),
                    credentials: ServiceAccountTokenFile(path: sandbox.tokenPath)
                )
            }
        ) {
            FlowProbe((0..<Self.count).map(Self.payload), results: results) { contents in
                let counts = sandbox.counts
                func planted(_ kind: String) -> UInt64 { counts.planted[kind] ?? 0 }
                let published =
                    counts.passed + planted("leak") + planted("wrong-bound")
                    + planted("duplicate") - planted("drop")
                let copies = planted("redeliver") + planted("redeliver-marked")
                let expected = published + copies - planted("lose-result")
                let isLost = planted("acknowledge-then-lose") + planted("refuse")
                let refused = planted("refuse") + planted("refuse-then-deliver")
                return counts.received == UInt64(Self.count) - isLost
                    && contents.acknowledged + Int(refused) == Self.count
                    && contents.received.count == Int(expected)
                    && counts.confirmed == published
            }
        }
        await results.untilDone()
        await probe.stop(within: .seconds(2))
        await sandbox.stop()
        let contents = results.contents.withLock { ($0.received, $0.errors) }
        #expect(contents.1.isEmpty)
        return (Self.tally(contents.0), sandbox.counts)
    }

    /// What a naive look at the output finds.
    static func tally(_ received: [(sequence: Int, payload: String)]) -> [String: Int] {
        var tally: [String: Int] = [:]
        var seen: Set<Int> = []
        var last = -1
        for message in received {
            guard seen.insert(message.sequence).inserted else {
                tally["duplicated", default: 0] += 1
                continue
            }
            if message.payload != payload(message.sequence) { tally["corrupted", default: 0] += 1 }
            if message.sequence < last { tally["reordered", default: 0] += 1 }
            last = max(last, message.sequence)
            let value = value(message.sequence)
            if value <= 2_000 || value >= 4_000 { tally["leaked", default: 0] += 1 }
        }
        for sequence in 0..<count where !seen.contains(sequence) {
            let value = value(sequence)
            if value > 2_000 && value < 4_000 { tally["lost", default: 0] += 1 }
        }
        return tally
    }

    @Test func `a graph without faults loses, leaks, doubles, alters and disorders nothing`()
        async throws
    {
        let (tally, counts) = try await run(nil)
        #expect(tally.isEmpty)
        #expect(counts.received == 2_000 && counts.trapped == 0 && counts.refused == 0)
        #expect(counts.passed + counts.dropped == 2_000 && counts.confirmed == counts.passed)
        #expect(counts.planted.isEmpty)
    }

    @Test(arguments: [
        ("drop:0.05", "lost"), ("leak:0.05", "leaked"), ("duplicate:0.05", "duplicated"),
        ("corrupt:0.05", "corrupted"), ("reorder:0.05", "reordered"), ("wrong-bound", "leaked"),
        ("extra-byte:0.05", "corrupted"), ("extra-field:0.05", "corrupted"),
        ("change-unit:0.05", "corrupted"), ("lose-result:0.05", "lost"),
        ("expire:0.05", "lost"),
        ("other-topic:0.05", "lost"),
        ("redeliver:0.05", "duplicated"), ("redeliver-marked:0.05", "duplicated"),
    ])
    func `a planted fault shows as itself, as often as it was planted`(
        plant: String,
        outcome: String
    ) async throws {
        let (tally, counts) = try await run(plant)
        let kind = String(plant.prefix { $0 != ":" })
        let planted = Int(counts.planted[kind] ?? 0)
        #expect(planted > 20, "too few to mean anything: \(planted)")
        #expect(tally == [outcome: planted])
        #expect(counts.planted.count == 1)
    }

    @Test(arguments: ["acknowledge-then-lose:0.1", "refuse:0.1", "refuse:0.1,0x87"])
    func `of messages that the broker does not deliver, those that must pass are lost`(
        plant: String
    ) async throws {
        let (tally, counts) = try await run(plant)
        let kind = String(plant.prefix { $0 != ":" })
        let planted = counts.planted[kind] ?? 0
        #expect(planted > 100 && counts.received == 2_000 - planted)
        let mustPass = (0..<Self.count).count { (2_001..<4_000).contains(Self.value($0)) }
        #expect(tally == ["lost": mustPass - Int(counts.passed)])
    }

    @Test func `a message that is acknowledged late comes out as any other`() async throws {
        let (tally, counts) = try await run("acknowledge-late:0.01,20ms")
        #expect(counts.planted["acknowledge-late"] ?? 0 > 5)
        #expect(tally.isEmpty && counts.received == 2_000)
    }

    @Test func `a broker that stands still loses, repeats and disorders nothing`() async throws {
        let (tally, counts) = try await run("stall:1ms,300ms")
        #expect(tally.isEmpty && counts.received == 2_000)
        #expect(counts.planted == ["stall": 1])
    }

    @Test func `a message that was refused and delivered comes out as any other`() async throws {
        let (tally, counts) = try await run("refuse-then-deliver:0.1")
        #expect(counts.planted["refuse-then-deliver"] ?? 0 > 100)
        #expect(tally.isEmpty && counts.received == 2_000)
    }

    @Test func `delayed results come out once each, after others`() async throws {
        let (tally, counts) = try await run("delay:0.02,50ms")
        let planted = Int(counts.planted["delay"] ?? 0)
        #expect(planted > 5)
        #expect(tally.filter { $0.key != "reordered" }.isEmpty)
        #expect(tally["reordered", default: 0] <= planted)
    }
}
