import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// A judge that has little memory forgets what became of its oldest messages, and says so.
@Suite struct ForgettingTests {
    private static let messages: UInt64 = 400_000

    /// A run in which every third message that must pass is lost, and odd ones must not pass.
    private func judge(
        budget: Int,
        after: (inout Judge) -> Void = { _ in }
    ) throws -> (judge: Judge, judgement: Judgement) {
        let plan = TestPlan(slots: Self.messages, interval: .microseconds(100))
        var judge = try Judge(scenario: TestScenario.make(), plan: plan)
        judge.memoryBudget = budget
        for sequence in 0..<Self.messages {
            judge.send(sequence)
            judge.answer(sequence)
            if sequence % 6 == 0 || sequence % 6 == 4 { judge.receive(sequence) }
            if sequence % 20_000 == 0 { judge.settle(Int64(sequence / 10)) }
        }
        judge.settle(Int64(Self.messages / 10))
        after(&judge)
        let judgement = judge.finishDrained()
        return (judge, judgement)
    }

    @Test func `counts stay exact, and nothing is said where nothing more came`() throws {
        let whole = try judge(budget: .max)
        let small = try judge(budget: 20_000)
        #expect(whole.judgement.counts == small.judgement.counts)
        #expect(small.judgement.counts[.lost] == 66_667)
        #expect(whole.judgement.unplaced == nil)
        #expect(small.judgement.unplaced == 0)
        let finding = small.judgement.findings.first { $0.check == EnoughMemory.kind }
        #expect(finding?.verdict == .passed)
        #expect(!whole.judgement.findings.contains { $0.check == EnoughMemory.kind })
        #expect(small.judge.ledgerByteCount < whole.judge.ledgerByteCount / 2)
        #expect(
            small.judgement.failures.map(\.sequence) == whole.judgement.failures.map(\.sequence)
        )
    }

    @Test func `what comes of a forgotten message is counted and changes no other verdict`()
        throws
    {
        let whole = try judge(budget: .max)
        let small = try judge(budget: 20_000) { judge in
            // Late, a further copy, and an answer, of messages that are forgotten.
            judge.receive(100_004)
            judge.receive(100_002)
            judge.answer(100_002, 0x97)
            judge.resend(100_002)
        }
        #expect(small.judgement.unplaced == 3)
        #expect(small.judgement.counts == whole.judgement.counts)
        #expect(small.judgement.verdict == .failed)
        let finding = small.judgement.findings.first { $0.check == EnoughMemory.kind }
        #expect(finding?.verdict == .inconclusive)
        #expect(
            finding?.sentence
                == "3 copies and answers came of messages that the ledger had to forget to stay within"
                + " its memory: as many that count as lost may have come late"
        )
    }

    @Test func `the first chunk and the newest are known as before`() throws {
        let small = try judge(budget: 20_000) { judge in
            judge.receive(2)
            judge.receive(4)
            judge.receive(Self.messages - 2)
        }
        #expect(small.judgement.unplaced == 0)
        #expect(small.judgement.counts[.late] == 2)
        #expect(small.judgement.counts[.duplicated] == 1)
        #expect(small.judgement.counts[.lost] == 66_665)
    }

    @Test func `failures that are forgotten stay in the list of the first ones`() throws {
        let plan = TestPlan(slots: Self.messages, interval: .microseconds(100))
        var judge = try Judge(scenario: TestScenario.make(), plan: plan)
        judge.memoryBudget = 1
        for sequence in 0..<Self.messages {
            judge.send(sequence)
            judge.answer(sequence)
            let isLost = sequence == 100_000 || sequence == 399_000
            if sequence % 2 == 0, !isLost { judge.receive(sequence) }
            if sequence == 100_001 { judge.receive(sequence) }
            if sequence % 20_000 == 0 { judge.settle(Int64(sequence / 10)) }
        }
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.lost] == 2 && judgement.counts[.leaked] == 1)
        let lost = judgement.failures.filter { $0.kind == .lost }.map(\.sequence)
        #expect(lost == [100_000, 399_000])
        #expect(judgement.failures.filter { $0.kind == .leaked }.map(\.sequence) == [100_001])
    }
}
