import Quantities
import Scenarios
import Testing

@testable import LoadGen

/// Which slots carry poison, and what stands behind it.
@Suite struct PoisonedPayloadsTests {
    private func workload(
        _ millionths: UInt32,
        _ kinds: [PoisonKind] = PoisonKind.usual
    ) throws -> Workload {
        Workload(
            name: "sensors",
            publishers: 3,
            quality: 1,
            arrivals: .constant(try #require(MessagesPerSecond(messages: 100))),
            payload: .temperature(
                TemperaturePayload(minimum: 0, maximum: 6_000, bounds: [2_000, 4_000])
            ),
            poison: PoisonPlan(shareMillionths: millionths, kinds: kinds)
        )
    }

    @Test func `every kind comes as often as the others, in the share that was asked for`() throws {
        let poison = try #require(
            PoisonedPayloads(try workload(50_000), random: Philox2x64(key: 7))
        )
        var counts: [PoisonKind: Int] = [:]
        let slots: UInt64 = 100_000
        for sequence in 0..<slots {
            if let kind = poison.kind(1, sequence) { counts[kind, default: 0] += 1 }
        }
        #expect(Set(counts.keys) == Set(PoisonKind.usual))
        // 5 %, less those that would stand behind another.
        let all = counts.values.reduce(0, +)
        #expect(all > 4_500 && all < 5_000)
        let each = all / PoisonKind.usual.count
        #expect(counts.values.allSatisfy { $0 > each / 2 && $0 < each * 2 })
    }

    @Test func `poison is never behind poison, and a canary always is`() throws {
        let poison = try #require(
            PoisonedPayloads(try workload(200_000), random: Philox2x64(key: 7))
        )
        let canary = Array(#"{"temperature":{"value":3000,"unit":"C"}}"#.utf8)
        for sequence in 1..<20_000 as Range<UInt64> {
            let before = poison.kind(0, sequence - 1)
            if let kind = poison.kind(0, sequence) {
                #expect(before == nil)
                #expect(poison.payload(0, sequence) == kind.payload)
            } else {
                #expect(poison.payload(0, sequence) == (before == nil ? nil : canary))
            }
        }
    }

    @Test func `the same seed poisons the same slots, and another others`() throws {
        let first = try #require(PoisonedPayloads(try workload(50_000), random: Philox2x64(key: 7)))
        let again = try #require(PoisonedPayloads(try workload(50_000), random: Philox2x64(key: 7)))
        let other = try #require(PoisonedPayloads(try workload(50_000), random: Philox2x64(key: 8)))
        let slots = 0..<2_000 as Range<UInt64>
        #expect(slots.map { first.kind(2, $0) } == slots.map { again.kind(2, $0) })
        #expect(slots.map { first.kind(2, $0) } != slots.map { other.kind(2, $0) })
        #expect(slots.map { first.kind(1, $0) } != slots.map { first.kind(2, $0) })
    }

    @Test func `a workload without poison has none`() throws {
        var workload = try workload(1)
        workload.poison = nil
        #expect(PoisonedPayloads(workload, random: Philox2x64(key: 7)) == nil)
    }
}
