import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// What came out while the verifier had no session is not known: never called lost, and never
/// called well.
@Suite struct UnwatchedTests {
    /// A run with a slot each millisecond, every second of which must pass.
    private func judge(_ slots: UInt64 = 100, thresholds: [Threshold] = []) throws -> Judge {
        let scenario = TestScenario.make(thresholds: thresholds)
        return try Judge(scenario: scenario, plan: TestPlan(slots: slots))
    }

    private func send(_ slots: Range<UInt64>, to judge: inout Judge) {
        for slot in slots {
            judge.send(slot)
            judge.answer(slot)
        }
    }

    private func finding(_ kind: String, _ judgement: Judgement) throws -> Finding {
        try #require(judgement.findings.first { $0.check == kind })
    }

    @Test func `what had not come out when the verifier subscribed again is not known`() throws {
        var judge = try judge()
        send(0..<100, to: &judge)
        for slot in stride(from: 0, to: 40 as UInt64, by: 2) { judge.receive(slot) }
        judge.end(at: 100)
        judge.comeBack(isForgotten: true, at: 1_400)
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.lost] == 0)
        #expect(judgement.counts[.indeterminate] == 30)
        #expect(judgement.counts[.delivered] == 20)
        #expect(judgement.counts[.acknowledged] == 100)
        #expect(judgement.counts.isConserved)
        #expect(judgement.verdict == .inconclusive)
        #expect(
            judgement.reason
                == "the broker forgot the verifier's session at 100 ms; what came out in 1.3 s is not"
                + " known (30 messages that had to pass); none of 50 messages that must not pass was"
                + " watched for as long as it could come out"
        )
        #expect(judgement.failures.allSatisfy { $0.kind == .indeterminate })
    }

    @Test func `what comes out after all is delivered, and nothing is unknown then`() throws {
        var judge = try judge()
        send(0..<100, to: &judge)
        judge.end(at: 100)
        judge.comeBack(isForgotten: true, at: 200)
        for slot in stride(from: 0, to: 100 as UInt64, by: 2) { judge.receive(slot, at: 300) }
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.delivered] == 50)
        #expect(judgement.counts[.indeterminate] == 0)
        #expect(try finding("no-loss", judgement).verdict == .passed)
        #expect(try finding("subscriber-connected", judgement).verdict == .passed)
    }

    @Test func `what leaves after the subscription is judged fully, and what left before is not`()
        throws
    {
        var judge = try judge(200)
        send(0..<100, to: &judge)
        judge.end(at: 100)
        judge.comeBack(isForgotten: true, at: 150)
        // The record of a sending may be judged behind the subscription that it came before.
        send(100..<200, to: &judge)
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.indeterminate] == 75)
        #expect(judgement.counts[.lost] == 25)
        #expect(judgement.failures.filter { $0.kind == .lost }.map(\.sequence).min() == 150)
        #expect(judgement.verdict == .failed)
        #expect(judgement.reason.contains("25 of 100 messages that had to pass were lost"))
    }

    @Test func `what was overdue before the connection ended stays lost`() throws {
        var judge = try judge(200)
        send(0..<200, to: &judge)
        judge.settle(70)
        judge.end(at: 200)
        // While nobody watches, no deadline counts.
        judge.settle(150)
        #expect(judge.progress.lost == 32)
        judge.comeBack(isForgotten: true, at: 300)
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.lost] == 35)
        #expect(judgement.counts[.indeterminate] == 65)
    }

    @Test func `a session that the broker kept hides nothing`() throws {
        var judge = try judge(200)
        send(0..<200, to: &judge)
        judge.end(at: 200)
        judge.settle(150)
        #expect(judge.progress.lost == 0)
        judge.comeBack(at: 300)
        #expect(judge.progress.lost == 64)
        for slot in stride(from: 64, to: 200 as UInt64, by: 2) { judge.receive(slot, at: 301) }
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.lost] == 32)
        #expect(judgement.counts[.late] == 43)
        #expect(judgement.counts[.indeterminate] == 0)
        #expect(
            try finding("subscriber-connected", judgement).sentence
                == "the verifier's connection ended 1 time and was made again; the broker kept its"
                + " session, so nothing was missed"
        )
    }

    @Test func `an answer that comes later makes no loss of it either`() throws {
        var judge = try judge()
        for slot in 0..<4 as Range<UInt64> { judge.send(slot) }
        judge.end(at: 10)
        judge.comeBack(isForgotten: true, at: 20)
        judge.answer(0)
        judge.giveUpAnswer(2)
        judge.answer(2)
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.lost] == 0)
        #expect(judgement.counts[.indeterminate] == 2)
        #expect(judgement.counts[.acknowledged] == 2)
    }

    @Test func `a verifier that does not come back knows nothing of what was still to come`() throws
    {
        for isTold in [false, true] {
            var judge = try judge()
            send(0..<100, to: &judge)
            for slot in stride(from: 0, to: 50 as UInt64, by: 2) { judge.receive(slot) }
            judge.end(at: 100)
            if isTold {
                judge.apply(
                    .event(.subscriberDisconnected(reason: "gone"), at: .milliseconds(120))
                )
            }
            let judgement = judge.finishDrained()
            #expect(judgement.counts[.lost] == 0)
            #expect(judgement.counts[.indeterminate] == 25)
            #expect(judgement.verdict == .inconclusive)
            #expect(try finding("subscriber-connected", judgement).verdict == .inconclusive)
            #expect(
                judgement.reason.hasPrefix(
                    "the verifier was not connected again after 100 ms, so whether 25 messages that"
                        + " had to pass came out is not known"
                )
            )
        }
    }

    @Test func `a session that was made anew and ended before its subscription is no session`()
        throws
    {
        var judge = try judge()
        send(0..<10, to: &judge)
        judge.end(at: 10)
        judge.note(.sessionLost(unresolved: 0), at: 20)
        judge.end(at: 30)
        // The broker kept that session, which never had the subscription.
        judge.note(.sessionResumed(resent: 0), at: 40)
        judge.note(.subscribed(after: .zero), at: 50)
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.indeterminate] == 5)
        #expect(judgement.reason.contains("at 10 ms; what came out in 40 ms is not known"))
    }

    @Test func `several gaps are told together`() throws {
        var judge = try judge(200)
        for start in [0, 100] as [UInt64] {
            send(start..<(start + 100), to: &judge)
            judge.end(at: Int64(start) + 100)
            judge.comeBack(isForgotten: true, at: Int64(start) + 110)
        }
        let judgement = judge.finishDrained()
        #expect(
            judgement.reason.hasPrefix(
                "the broker forgot the verifier's session 2 times, first at 100 ms; what came out in"
                    + " 20 ms altogether is not known (100 messages that had to pass)"
            )
        )
    }

    @Test func `says how many of those that must not pass were not watched to the end`() throws {
        var judge = try judge(300)
        send(0..<100, to: &judge)
        judge.end(at: 99)
        judge.comeBack(isForgotten: true, at: 100)
        for slot in stride(from: 0, to: 100 as UInt64, by: 2) { judge.receive(slot, at: 160) }
        send(100..<300, to: &judge)
        for slot in stride(from: 100, to: 300 as UInt64, by: 2) { judge.receive(slot) }
        let judgement = judge.finishDrained()
        #expect(judgement.verdict == .passed, "\(judgement.reason)")
        #expect(
            try finding("no-leaks", judgement).sentence
                == "none of 150 messages that must not pass came out, as far as was seen: while the"
                + " verifier had no session, 50 of them at most may have come out"
        )
        #expect(
            judgement.reason.contains("; 50 of those that must not were not watched to the end")
        )
    }

    @Test func `nothing withheld in sight is no proof that anything is withheld`() throws {
        var judge = try judge()
        send(0..<100, to: &judge)
        judge.end(at: 100)
        judge.comeBack(isForgotten: true, at: 150)
        for slot in stride(from: 0, to: 100 as UInt64, by: 2) { judge.receive(slot, at: 160) }
        let judgement = judge.finishDrained()
        #expect(try finding("no-leaks", judgement).verdict == .inconclusive)
        #expect(judgement.verdict == .inconclusive)
    }

    @Test func `a leak that was seen is a leak, whoever was away`() throws {
        var judge = try judge()
        send(0..<100, to: &judge)
        judge.receive(1)
        judge.end(at: 100)
        judge.comeBack(isForgotten: true, at: 150)
        #expect(judge.finishDrained().verdict == .failed)
    }

    /// A threshold, how many messages are unknown, and what it comes to.
    @Test(
        arguments: [
            ("lost == 0", .lost, .equal, 0, .inconclusive),
            ("lost <= 40", .lost, .atMost, 40, .passed),
            ("lost < 30", .lost, .less, 30, .inconclusive),
            ("lost > 31", .lost, .greater, 31, .failed),
            ("delivered >= 20", .delivered, .atLeast, 20, .passed),
            ("delivered >= 21", .delivered, .atLeast, 21, .inconclusive),
            ("delivered >= 51", .delivered, .atLeast, 51, .failed),
            ("indeterminate == 0", .indeterminate, .equal, 0, .inconclusive),
            ("leaked == 0", .leaked, .equal, 0, .passed),
            ("duplicated == 0", .duplicated, .equal, 0, .failed),
            ("duplicated == 2", .duplicated, .equal, 2, .inconclusive),
            ("sent == 100", .sent, .equal, 100, .passed),
        ] as [(String, LedgerCount, Threshold.Comparison, UInt64, Verdict)]
    )
    func `a threshold is judged as far as the unknown cannot change it`(
        expression: String,
        count: LedgerCount,
        comparison: Threshold.Comparison,
        limit: UInt64,
        expected: Verdict
    ) throws {
        let threshold = Threshold(
            expression: expression,
            metric: .count(count),
            comparison: comparison,
            limit: .count(limit)
        )
        var judge = try judge(thresholds: [threshold])
        send(0..<100, to: &judge)
        for slot in stride(from: 0, to: 40 as UInt64, by: 2) { judge.receive(slot) }
        judge.receive(0)
        judge.end(at: 100)
        judge.comeBack(isForgotten: true, at: 1_400)
        let result = try #require(judge.finishDrained().thresholds.first)
        #expect(result.verdict == expected, "\(result.sentence)")
    }

    @Test func `comes to the same when asked again`() throws {
        var judge = try judge()
        send(0..<100, to: &judge)
        judge.end(at: 100)
        #expect(judge.finishDrained() == judge.finishDrained())
    }
}
