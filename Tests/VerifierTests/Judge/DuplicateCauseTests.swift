import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// Why a message came out more than once: a fault planted for each cause, and for none.
@Suite struct DuplicateCauseTests {
    private func judge() throws -> Judge {
        var judge = try Judge(scenario: TestScenario.make(), plan: TestPlan(publisherCount: 2))
        for slot in 0..<20 as Range<UInt64> {
            judge.send(slot)
            judge.answer(slot)
            judge.send(slot, publisher: 1)
        }
        return judge
    }

    private func causes(_ judge: inout Judge) -> [DuplicateCause: UInt64] {
        let counts = judge.countsSoFar
        let causes = DuplicateCause.allCases.filter { counts[$0.count] > 0 }
        #expect(causes.reduce(0) { $0 + counts[$1.count] } == counts[.duplicated])
        return Dictionary(uniqueKeysWithValues: causes.map { ($0, counts[$0.count]) })
    }

    @Test func `a copy that nothing explains is unexplained, however often it comes`() throws {
        var judge = try judge()
        for _ in 0..<4 { judge.receive(2) }
        judge.receive(4)
        judge.receive(4, isMarked: true)
        #expect(causes(&judge) == [.unexplained: 4])
    }

    @Test func `the broker explains a copy that it marks, once the session was resumed since`()
        throws
    {
        var judge = try judge()
        judge.receive(2)
        judge.receive(6)
        judge.end(at: 30)
        judge.comeBack(at: 40)
        judge.receive(2, isMarked: true, at: 41)
        #expect(causes(&judge) == [.hop: 1])
        // Not marked: not the broker's doing.
        judge.receive(6, at: 41)
        #expect(causes(&judge) == [.hop: 1, .interruption: 1])
    }

    @Test func `a marked copy of what first came out since the resumption is not explained by it`()
        throws
    {
        var judge = try judge()
        judge.receive(8)
        judge.end(at: 3)
        judge.comeBack(at: 4)
        // Below what had come out by then, and above it.
        for slot in [4, 12] as [UInt64] {
            judge.receive(slot, at: 41)
            judge.receive(slot, isMarked: true, at: 42)
        }
        #expect(causes(&judge)[.hop] == nil)
        judge.end(at: 50)
        judge.comeBack(at: 51)
        for slot in [4, 12] as [UInt64] { judge.receive(slot, isMarked: true, at: 52) }
        #expect(causes(&judge)[.hop] == 2)
    }

    @Test func `a session that the broker forgot explains no marked copy`() throws {
        var judge = try judge()
        judge.receive(2)
        judge.end(at: 30)
        judge.comeBack(isForgotten: true, at: 40)
        judge.receive(2, isMarked: true, at: 41)
        #expect(causes(&judge) == [.interruption: 1])
    }

    @Test func `a publisher explains the copies of what it sent again, and of nothing else`() throws
    {
        var judge = try judge()
        judge.resend(2)
        judge.resend(2, publisher: 1)
        for slot in [2, 2, 2, 4, 4] as [UInt64] { judge.receive(slot) }
        judge.receive(2, publisher: 1)
        judge.receive(2, publisher: 1)
        #expect(causes(&judge) == [.publisher: 3, .unexplained: 1])
        #expect(judge.connections[.resent] == 2)
    }

    @Test func `the record of the second sending may be judged a little behind its copy`() throws {
        var judge = try judge()
        judge.receive(2)
        judge.receive(2)
        judge.settle(-1)
        judge.resend(2)
        #expect(causes(&judge) == [.publisher: 1])
        judge.receive(4)
        judge.receive(4)
        for _ in 0..<2 { judge.settle(-1) }
        // That copy came long before: it must have another cause.
        judge.resend(4)
        #expect(causes(&judge) == [.publisher: 1, .unexplained: 1])
    }

    @Test func `an ended connection explains copies of what left before it and came out after it`()
        throws
    {
        var judge = try judge()
        for slot in [2, 2, 4] as [UInt64] { judge.receive(slot) }
        #expect(causes(&judge) == [.unexplained: 1])
        judge.end(.publisher(1), at: 30)
        judge.receive(4)
        #expect(causes(&judge) == [.unexplained: 1, .interruption: 1])
        judge.send(20)
        judge.receive(20)
        judge.receive(20)
        // Older ones still have it behind them, whether or not newer ones have left since.
        judge.receive(4)
        #expect(causes(&judge) == [.unexplained: 2, .interruption: 2])
    }

    @Test func `a run's end is no interruption`() throws {
        var judge = try judge()
        judge.receive(2)
        judge.apply(.event(.ended("all phases are over"), at: .seconds(1)))
        judge.note(.gaveUp(reason: "no"), of: .publisher(0), at: 2)
        judge.receive(2)
        #expect(causes(&judge) == [.unexplained: 1])
    }

    @Test func `copies of what must not pass have causes too`() throws {
        var judge = try judge()
        judge.resend(3)
        judge.receive(3)
        judge.receive(3)
        #expect(causes(&judge) == [.publisher: 1])
        #expect(judge.countsSoFar[.leaked] == 1)
    }

    @Test func `what was never sent cannot be sent again`() throws {
        var judge = try judge()
        judge.resend(900)
        judge.resend(2_000)
        judge.resend(0, publisher: 9)
        #expect(judge.contradictions == 3)
    }

    @Test func `thresholds know each cause, and a pass names them`() throws {
        var judge = try Judge(
            scenario: TestScenario.make(
                thresholds: [
                    Threshold(
                        expression: "duplicated_unexplained == 0",
                        metric: .count(.duplicatedUnexplained),
                        comparison: .equal,
                        limit: .count(0)
                    )
                ]
            ),
            plan: TestPlan(slots: 4)
        )
        for slot in 0..<4 as Range<UInt64> {
            judge.send(slot)
            judge.answer(slot)
            if slot % 2 == 0 { judge.receive(slot) }
        }
        judge.resend(2)
        judge.receive(2)
        let passed = judge.finishDrained()
        #expect(passed.verdict == .passed)
        #expect(passed.reason.hasSuffix(": 1 duplicated (1 sent again by publishers)"))
        judge.receive(0)
        #expect(judge.finishDrained().verdict == .failed)
    }

    @Test func `forgets copies beyond a limit, oldest first`() {
        var recent = RecentDuplicates()
        let first = FailureTally.Place(publisher: 7, sequence: 7)
        recent.add(first, .unexplained)
        for sequence in 0..<UInt64(RecentDuplicates.limit) {
            recent.add(FailureTally.Place(publisher: 0, sequence: sequence), .interruption)
        }
        #expect(recent.take(first) == [.unexplained])
        #expect(recent.take(first).isEmpty)
        recent.age()
        recent.age()
        #expect(recent.take(FailureTally.Place(publisher: 0, sequence: 9)).isEmpty)
    }
}
