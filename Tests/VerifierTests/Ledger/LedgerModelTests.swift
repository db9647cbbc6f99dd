import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// The judge against ``NaiveModel``, on random histories from printed seeds.
@Suite struct LedgerModelTests {
    #if DEBUG
    private static let slots: UInt64 = 3_000
    private static let seeds = Array(1...12) as [UInt64]
    #else
    private static let slots: UInt64 = 12_000
    private static let seeds = Array(1...60) as [UInt64]
    #endif

    private func compare(
        _ plan: TestPlan,
        _ faults: RandomHistory.Faults,
        seed: UInt64
    ) throws -> LedgerCounts {
        var history = RandomHistory(plan: plan, faults: faults, seed: seed)
        var judge = try Judge(scenario: TestScenario.make(), plan: plan)
        var model = NaiveModel(plan: plan)
        for record in history.make() {
            judge.apply(record)
            model.apply(record)
        }
        let judgement = judge.finishDrained()
        let expected = model.counts()
        for count in LedgerCount.allCases {
            #expect(judgement.counts[count] == expected[count], "seed \(seed): \(count)")
        }
        #expect(judgement.counts.isConserved)
        if faults.drain == nil {
            #expect(judgement.counts.largestReorderExtent == model.largestExtent, "seed \(seed)")
        } else {
            #expect(judgement.counts.largestReorderExtent <= model.largestExtent, "seed \(seed)")
        }
        return judgement.counts
    }

    @Test func `counts as a dictionary of whole histories does, whatever goes wrong`() throws {
        var total = LedgerCounts()
        for seed in Self.seeds {
            var random = SeededGenerator(seed: seed)
            // Some publishers QoS 0, and in one of three runs nothing is ever given up.
            let plan = TestPlan(
                publisherCount: 3,
                slots: Self.slots,
                asksAnswers: { $0 != 2 },
                value: { ($1 &* 0x9E37_79B9_7F4A_7C15) >> 62 == 0 ? 3_000 : 1_000 }
            )
            var faults = RandomHistory.Faults()
            // Without leaks every extent is exact: no word closes before its last copy.
            if seed % 3 == 0 { (faults.drain, faults.leaked) = (nil, 0) }
            if seed % 4 == 0 { faults.lost = 500 }
            if random.happens(300) { faults.late = 400 }
            total.add(try compare(plan, faults, seed: seed))
        }
        // A fault that never happens proves nothing.
        let elsewhere: [LedgerCount] = [
            .staleRun, .foreign, .misrouted, .propertyLost, .propertyAltered, .propertiesReordered,
            .timestampChanged,
        ]
        for count in LedgerCount.allCases where !elsewhere.contains(count) {
            #expect(total[count] > 0, "\(count)")
        }
        print("\(total[.sent]) messages agree with the naive model; seeds \(Self.seeds)")
    }

    @Test func `raises nothing when nothing goes wrong`() throws {
        let faults = RandomHistory.Faults(
            unsent: 0,
            gap: 0,
            lost: 0,
            leaked: 0,
            altered: 0,
            repeated: 0,
            delayed: 0,
            late: 0,
            early: 10,
            refused: 0,
            unresolved: 0,
            slowAnswer: 50,
            stray: 0,
            interruptions: 0,
            drain: 2_000
        )
        // Copies leave in order: one slot takes longer than any of them varies.
        let plan = TestPlan(publisherCount: 2, slots: Self.slots, interval: .milliseconds(6))
        for seed in Self.seeds.prefix(10) {
            let counts = try compare(plan, faults, seed: seed)
            #expect(counts[.delivered] == Self.slots, "seed \(seed)")
            #expect(counts[.withheld] == Self.slots, "seed \(seed)")
            let others = LedgerCount.allCases.filter {
                ![.slots, .sent, .acknowledged, .delivered, .withheld].contains($0)
            }
            for count in others { #expect(counts[count] == 0, "seed \(seed): \(count)") }
        }
    }

    @Test func `finds the one message of very many that was lost`() throws {
        #if DEBUG
        let slots: UInt64 = 50_000
        #else
        let slots: UInt64 = 1_000_000
        #endif
        let plan = TestPlan(slots: slots)
        let lost: UInt64 = slots / 3 * 2
        var judge = try Judge(scenario: TestScenario.make(), plan: plan)
        for sequence in 0..<slots {
            judge.send(sequence)
            judge.answer(sequence)
            if sequence % 2 == 0, sequence != lost { judge.receive(sequence) }
            if sequence % 1_000 == 0 { judge.settle(Int64(sequence) - 500) }
        }
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.lost] == 1)
        #expect(judgement.counts[.delivered] == slots / 2 - 1)
        #expect(judgement.failures.map(\.sequence) == [lost])
        #expect(judgement.failures.first?.sent == .milliseconds(Int64(lost)))
        #expect(judgement.verdict == .failed)
        #expect(judgement.reason.hasPrefix("1 of "))
    }
}
