import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

@Suite struct ControlPathTests {
    private func judge(watching: Bool = true, slots: UInt64 = 1_000) throws -> Judge {
        try Judge(
            scenario: TestScenario.make(watchesInput: watching),
            plan: TestPlan(slots: slots)
        )
    }

    private func finding(_ judgement: Judgement) -> Finding? {
        judgement.findings.first { $0.check == InputComplete.kind }
    }

    /// Sends and acknowledges ten messages, even ones to pass; sees all on the input but `unseen`
    /// and all even ones on the output but `lost`.
    private func judgement(unseen: Set<UInt64>, lost: Set<UInt64>) throws -> Judgement {
        var judge = try judge()
        for sequence in 0..<10 as Range<UInt64> {
            judge.send(sequence)
            judge.answer(sequence)
            if !unseen.contains(sequence) { judge.enter(sequence) }
            if sequence % 2 == 0, !lost.contains(sequence) { judge.receive(sequence) }
        }
        return judge.finishDrained()
    }

    @Test func `a message that is withheld and one that never arrived are told apart`() throws {
        let judgement = try judgement(unseen: [3, 7], lost: [])
        #expect(judgement.counts[.withheld] == 5, "by the output alone they look the same")
        #expect(judgement.input?.withheldUnseen == 2)
        #expect(judgement.input?.seen == 8)
        #expect(judgement.verdict == .failed)
        #expect(
            judgement.reason
                == "2 messages that the graph withholds were acknowledged and never came by on raw:"
                + " lost before the graph"
        )
    }

    @Test func `a lost message is placed before the graph or behind its input`() throws {
        let judgement = try judgement(unseen: [2], lost: [2, 4, 6])
        #expect(judgement.input?.lostBefore == 1)
        #expect(judgement.input?.lostBehind == 2)
        #expect(
            judgement.reason
                == "3 of 5 messages that had to pass were lost, 1 before the graph, 2 in the graph"
                + " or behind it"
        )
        #expect(finding(judgement)?.verdict == .passed, "the loss is another check's finding")
        #expect(
            judgement.failures.map(\.isSeenOnInput) == [false, true, true],
            "slots 2, 4 and 6"
        )
        let allBefore = try self.judgement(unseen: [2], lost: [2])
        #expect(
            allBefore.reason == "1 of 5 messages that had to pass was lost before the graph"
        )
    }

    @Test func `a control path that misses messages places nothing`() throws {
        let judgement = try judgement(unseen: [0, 3, 4], lost: [4])
        #expect(judgement.input?.missed == 1)
        #expect(finding(judgement)?.verdict == .inconclusive)
        #expect(judgement.reason == "1 of 5 messages that had to pass was lost")
    }

    @Test func `without a control path nothing is asked`() throws {
        var judge = try judge(watching: false)
        judge.send(0)
        judge.answer(0)
        judge.receive(0)
        let judgement = judge.finishDrained()
        #expect(judgement.input == nil)
        #expect(finding(judgement) == nil)
        #expect(judgement.latencies.graph.count == 0)
    }

    @Test func `other bytes on the input are nobody's fault but the broker's`() throws {
        var judge = try judge()
        judge.send(1)
        judge.answer(1)
        judge.enter(1, body: .other([1, 2, 3]))
        let judgement = judge.finishDrained()
        #expect(judgement.input?.altered == 1)
        #expect(finding(judgement)?.verdict == .failed)
    }

    @Test func `the way is timed in two parts`() throws {
        var judge = try judge()
        judge.send(0, at: 2)
        judge.enter(0, at: 5)
        judge.receive(0, at: 16)
        judge.send(2, at: 4)
        judge.receive(2, at: 6)
        judge.enter(2, at: 7)
        let latencies = judge.finishDrained().latencies
        #expect(latencies.ingress.maximum == .milliseconds(3))
        #expect(latencies.ingress.count == 2)
        #expect(latencies.graph.maximum == .milliseconds(11))
        #expect(latencies.graph.count == 1, "what was seen behind its result has no such time")
    }

    @Test func `what came by while the verifier had no session is not known`() throws {
        var judge = try judge()
        judge.send(1)
        judge.answer(1)
        judge.end(at: 1)
        judge.comeBack(isForgotten: true, at: 100)
        judge.send(201)
        judge.answer(201)
        let judgement = judge.finishDrained()
        #expect(judgement.input?.withheldUnseen == 1, "only the one of slot 201")
    }

    @Test func `what is seen before the record of its sending waits for that`() throws {
        var judge = try judge()
        judge.enter(1, at: 4)
        judge.send(1, at: 2)
        judge.answer(1)
        let judgement = judge.finishDrained()
        #expect(judgement.input?.seen == 1)
        #expect(judgement.latencies.ingress.maximum == .milliseconds(2))
        let check = judgement.findings.first { $0.check == ConsistentRecords.kind }
        #expect(check?.verdict == .passed)
    }

    @Test func `a message on the input that was never sent contradicts the records`() throws {
        var judge = try judge()
        judge.enter(5)
        let judgement = judge.finishDrained()
        let check = judgement.findings.first { $0.check == ConsistentRecords.kind }
        #expect(check?.verdict != .passed)
    }

    @Test(arguments: 0..<40)
    func `random histories come to what a table of messages comes to`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var judge = try judge(slots: 700)
        var naive = InputCounts()
        for sequence in 0..<700 as Range<UInt64> {
            let dice = generator.next()
            let isSeen = dice % 5 != 0
            let isOut = dice >> 8 % 4 != 0
            let isAnswered = dice >> 16 % 6 != 0
            let isAltered = dice >> 24 % 9 == 0
            let mustPass = sequence % 2 == 0
            judge.send(sequence)
            if isAnswered { judge.answer(sequence) } else { judge.giveUpAnswer(sequence) }
            if isSeen {
                judge.enter(sequence, body: isAltered ? .other([0]) : .asSent)
                naive.seen += 1
                if isAltered { naive.altered += 1 }
                if dice >> 32 % 7 == 0 {
                    judge.enter(sequence)
                    naive.copies += 1
                }
            }
            if mustPass, isOut { judge.receive(sequence) }
            if dice >> 40 % 50 == 0 {
                judge.apply(.stranger(.onInput, at: .zero))
                naive.foreign += 1
            }
            guard isAnswered else { continue }
            if mustPass, !isOut {
                if isSeen { naive.lostBehind += 1 } else { naive.lostBefore += 1 }
            }
            if mustPass, isOut, !isSeen { naive.missed += 1 }
            if !mustPass, !isSeen { naive.withheldUnseen += 1 }
            if dice >> 48 % 20 == 0 { judge.settle(Int64(sequence) - 100) }
        }
        #expect(judge.finishDrained().input == naive)
    }
}
