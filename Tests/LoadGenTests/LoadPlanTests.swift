import LoadGen
import Messaging
import Quantities
import Scenarios
import Testing

@Suite struct LoadPlanTests {
    @Test func `publishers of one workload take turns`() {
        let plan = LoadPlan(Samples.scenario([Samples.workload(publishers: 3, perSecond: 10)]))
        let due = (0..<3 as Range<UInt32>).map { plan.intended(publisher: $0, sequence: 2) }
        #expect(due == [.milliseconds(600), .milliseconds(700), .milliseconds(800)])
    }

    @Test func `publishers are numbered through all workloads in the scenario's order`() {
        let plan = LoadPlan(
            Samples.scenario([
                Samples.workload("a", publishers: 2, quality: 0, maximumLag: .seconds(3)),
                Samples.workload("b", publishers: 3, quality: 1, maximumLag: .seconds(4)),
            ])
        )
        #expect(plan.publisherCount == 5)
        #expect((0..<5 as Range<UInt32>).map(plan.workloadName) == ["a", "a", "b", "b", "b"])
        #expect(plan.quality(of: 1) == .atMostOnce)
        #expect(!plan.isAcknowledged(publisher: 1))
        #expect(plan.isAcknowledged(publisher: 2))
        #expect(plan.maximumLag(of: 1) == .seconds(3))
        #expect(plan.maximumLag(of: 2) == .seconds(4))
        #expect(plan.intended(publisher: 2, sequence: 0) == .zero)
        #expect(plan.topic(of: 0) == "raw")
    }

    @Test(arguments: [1, 2, 3, 7, 20, 100, 101, 250])
    func `the slots of all publishers are the workload's messages, each once`(_ publishers: Int) {
        let plan = LoadPlan(
            Samples.scenario([Samples.workload(publishers: publishers, perSecond: 10)])
        )
        var due: [Nanoseconds] = []
        for publisher in 0..<UInt32(publishers) {
            for sequence in 0..<plan.slotCount(of: publisher) {
                due.append(plan.intended(publisher: publisher, sequence: sequence))
            }
        }
        #expect(due.sorted() == (0..<100).map { .milliseconds(100 * $0) })
        #expect(plan.slotCount == 100)
    }

    @Test func `no slot is due in the drain`() {
        let plan = LoadPlan(
            Samples.scenario([Samples.workload(publishers: 3)], load: .milliseconds(1_001))
        )
        #expect(plan.slotCount == 11)
        #expect(plan.intended(publisher: 1, sequence: 3) == .milliseconds(1_000))
        #expect(plan.slotCount(of: 1) == 4)
        #expect(plan.slotCount(of: 2) == 3)
    }

    @Test func `counts the slots due by an instant, the instant itself included`() {
        let plan = LoadPlan(
            Samples.scenario([Samples.workload("a"), Samples.workload("b", perSecond: 5)])
        )
        #expect(plan.slotsDue(by: Nanoseconds(-1)) == 0)
        #expect(plan.slotsDue(by: .zero) == 2)
        #expect(plan.slotsDue(by: .milliseconds(100) - Nanoseconds(1)) == 2)
        #expect(plan.slotsDue(by: .milliseconds(100)) == 3)
        #expect(plan.slotsDue(by: .milliseconds(200)) == 5)
        #expect(plan.slotsDue(by: .seconds(1_000)) == 150)
        #expect(plan.slotsDue(by: .seconds(1_000)) == plan.slotCount)
    }

    @Test func `another seed makes other payloads, the same seed the same`() {
        func payloads(seed: UInt64) -> [[UInt8]] {
            let plan = LoadPlan(Samples.scenario([Samples.workload(publishers: 2)], seed: seed))
            return (0..<50).map { index in
                var payload: [UInt8] = []
                plan.writePayload(
                    publisher: UInt32(index % 2),
                    sequence: UInt64(index / 2),
                    into: &payload
                )
                return payload
            }
        }
        #expect(payloads(seed: 1) == payloads(seed: 1))
        #expect(payloads(seed: 1) != payloads(seed: 2))
        #expect(Set(payloads(seed: 1)).count > 40)
    }
}
