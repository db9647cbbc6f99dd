import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// Whole runs: what they come to, and the sentence that says why.
@Suite struct VerdictTests {
    /// Runs whose messages fare as `fate` says.
    private enum Fate {
        case well
        case lost
        case out
        case refused
    }

    private func run(
        plan: TestPlan = TestPlan(),
        thresholds: [Threshold] = [],
        lag: Int64 = 0,
        events: [Record] = [],
        fate: (UInt64) -> Fate = { _ in .well }
    ) throws -> Judgement {
        var judge = try Judge(scenario: TestScenario.make(thresholds: thresholds), plan: plan)
        for sequence in 0..<plan.slots {
            let at = Int64(sequence) + lag
            judge.send(sequence, at: at)
            let fate = fate(sequence)
            judge.answer(sequence, fate == .refused ? 0x97 : 0, at: at + 1)
            let mustPass = plan.value(0, sequence) > 2_000 && plan.value(0, sequence) < 4_000
            switch fate {
            case .well where mustPass: judge.receive(sequence, at: at + 2)
            case .out: judge.receive(sequence, at: at + 2)
            case .well, .lost, .refused: break
            }
        }
        for event in events { judge.apply(event) }
        return judge.finishDrained()
    }

    private static let endToEnd = Threshold(
        expression: "end_to_end.p90 < 250ms",
        metric: .percentile(.endToEnd, .p90),
        comparison: .less,
        limit: .duration(.milliseconds(250))
    )

    private static let spread = TestPlan(
        value: { Int(Philox2x64(key: 5).block(low: $1, high: UInt64($0)).0.uniform(below: 6_001)) }
    )

    @Test func `passes when everything came out that must and nothing else`() throws {
        let judgement = try run(thresholds: [Self.endToEnd])
        #expect(judgement.verdict == .passed)
        #expect(
            judgement.reason
                == "1,000 messages judged: all 500 that had to pass came out, and none of the 500"
                + " that must not"
        )
        #expect(judgement.findings.allSatisfy { $0.verdict == .passed })
        #expect(
            judgement.findings.map(\.check)
                == Checks.kinds.filter {
                    $0 != InputComplete.kind && $0 != ThrottleKept.kind
                        && $0 != EnoughMemory.kind && $0 != NoMisrouting.kind
                        && $0 != PoisonContained.kind
                        && !$0.contains("windows")
                }
        )
        #expect(judgement.thresholds.first?.actualText == "2 ms")
    }

    @Test func `fails and counts what was lost`() throws {
        let judgement = try run(plan: Self.spread) { $0 % 50 == 0 ? .lost : .well }
        #expect(judgement.verdict == .failed)
        let lost = judgement.counts[.lost]
        #expect(lost > 3)
        #expect(judgement.reason.hasPrefix("\(lost) of "))
        #expect(judgement.reason.hasSuffix("messages that had to pass were lost"))
    }

    @Test func `fails and counts what leaked`() throws {
        let judgement = try run(plan: Self.spread) { $0 % 50 == 0 ? .out : .well }
        #expect(judgement.verdict == .failed)
        #expect(judgement.reason.hasSuffix("that must not pass came out"))
    }

    @Test(arguments: [2_000, 4_000])
    func `names the bound when the graph lets it pass`(bound: Int) throws {
        let plan = TestPlan(value: { $1 % 20 == 7 ? bound : $1 % 2 == 0 ? 3_000 : 1_000 })
        let judgement = try run(plan: plan) { plan.value(0, $0) == bound ? .out : .well }
        #expect(judgement.verdict == .failed)
        #expect(
            judgement.reason.hasPrefix(
                "the graph's predicate differs at \(bound): 50 messages came out that must not"
            )
        )
    }

    @Test func `names the stretch of values when a bound is wrong`() throws {
        let judgement = try run(plan: Self.spread) { sequence in
            let value = Self.spread.value(0, sequence)
            return value > 3_500 && value < 4_000 ? .lost : .well
        }
        #expect(judgement.reason.hasPrefix("the graph's predicate differs between 35"))
        #expect(judgement.reason.contains("did not come out that must"))
    }

    @Test func `takes scattered loss for loss`() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            let plan = TestPlan(value: { Int(Self.spread.value($0, $1)) })
            let judgement = try run(plan: plan) { _ in random.happens(10) ? .lost : .well }
            let finding = judgement.findings.first { $0.check == "same-predicate" }
            #expect(finding?.verdict == .passed, "seed \(seed): \(finding?.sentence ?? "")")
        }
    }

    @Test func `tells silence from loss`() throws {
        let judgement = try run { _ in .lost }
        #expect(judgement.verdict == .failed)
        #expect(judgement.reason.hasPrefix("nothing came out at all: is the graph deployed, "))
        #expect(judgement.reason.contains("topic \"raw\""))
        #expect(judgement.reason.contains("500 of 500 messages that had to pass were lost"))
    }

    @Test func `is inconclusive when nothing was sent`() throws {
        let judgement = try run(plan: TestPlan(slots: 0))
        #expect(judgement.verdict == .inconclusive)
        #expect(judgement.reason.contains("nothing was sent"))
    }

    @Test func `is inconclusive when nothing had to be withheld, or nothing had to pass`() throws {
        #expect(try run(plan: TestPlan(value: { _, _ in 3_000 })).verdict == .inconclusive)
        #expect(try run(plan: TestPlan(value: { _, _ in 1_000 })).verdict == .inconclusive)
    }

    @Test func `is inconclusive when the broker refused everything`() throws {
        #expect(try run { _ in .refused }.verdict == .inconclusive)
    }

    @Test func `does not call lost what the verifier could not see`() throws {
        let loss = Record.event(.subscriberDisconnected(reason: "gone"), at: .seconds(1))
        let lossThreshold = Threshold(
            expression: "lost == 0",
            metric: .count(.lost),
            comparison: .equal,
            limit: .count(0)
        )
        let judgement = try run(
            plan: Self.spread,
            thresholds: [lossThreshold],
            events: [loss]
        ) { $0 > 900 ? .lost : .well }
        #expect(judgement.verdict == .inconclusive)
        #expect(judgement.thresholds.first?.verdict == .inconclusive)
        #expect(judgement.reason.contains("gone"))
        let leak = try run(events: [loss]) { $0 == 1 ? .out : .well }
        #expect(leak.verdict == .failed)
    }

    @Test func `is inconclusive when it was interrupted`() throws {
        let judgement = try run(events: [.event(.interrupted, at: .seconds(1))])
        #expect(judgement.verdict == .inconclusive)
        #expect(judgement.reason == "the run was interrupted: 1,000 of 1,000 messages were sent")
        #expect(judgement.incidents.map(\.sentence) == ["the user asked to stop"])
    }

    @Test func `keeps the first reason why the run ended`() throws {
        var events = EventTally()
        events.add(.ended("the broker is gone"), at: .seconds(1))
        events.add(.ended("something else"), at: .seconds(2))
        #expect(events.ending == "the broker is gone")
        #expect(!events.isInterrupted)
    }

    @Test func `names what ended a run before what it could not find out`() {
        var facts = RunFacts()
        facts.counts[.slots] = 9
        facts.ending = "the broker is gone"
        let findings = Checks.all.map { $0.conclude(facts) }
        let conclusion = Conclusion(facts: facts, findings: findings, thresholds: [])
        #expect(conclusion.verdict == .inconclusive)
        #expect(conclusion.reason.hasPrefix("the run ended before its time, because the broker"))
    }

    @Test func `is invalid when the generator was too slow for its latency threshold`() throws {
        let judgement = try run(thresholds: [Self.endToEnd], lag: 20)
        #expect(judgement.generator.validity == .invalid)
        #expect(judgement.verdict == .invalid)
        #expect(judgement.thresholds.first?.verdict == .invalid)
        #expect(judgement.reason.hasPrefix("the generator could not keep up: "))
    }

    @Test func `a slow generator does not excuse a leak`() throws {
        let judgement = try run(thresholds: [Self.endToEnd], lag: 20) { $0 == 1 ? .out : .well }
        #expect(judgement.verdict == .failed)
        #expect(judgement.reason == "1 of 500 messages that must not pass came out")
    }

    @Test func `fails by a threshold that nothing else fails by`() throws {
        let strict = Threshold(
            expression: "end_to_end.max < 1ms",
            metric: .maximum(.endToEnd),
            comparison: .less,
            limit: .duration(.milliseconds(1))
        )
        let judgement = try run(thresholds: [strict])
        #expect(judgement.verdict == .failed)
        #expect(judgement.reason == "end_to_end.max < 1ms does not hold: it was 2 ms")
    }
}
