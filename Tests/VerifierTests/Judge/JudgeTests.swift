import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

@Suite struct JudgeTests {
    private func judge(
        _ plan: TestPlan = TestPlan(),
        phases: Phases? = nil,
        thresholds: [Threshold] = []
    ) throws -> Judge {
        let scenario =
            phases.map { TestScenario.make(phases: $0, thresholds: thresholds) }
            ?? TestScenario.make(thresholds: thresholds)
        return try Judge(scenario: scenario, plan: plan)
    }

    @Test func `a message that comes out after its deadline is late and no longer lost`() throws {
        var judge = try judge()
        for sequence in 0..<128 as Range<UInt64> {
            judge.send(sequence)
            judge.answer(sequence)
        }
        judge.settle(500)
        #expect(judge.progress.lost == 64)
        judge.receive(0)
        #expect(judge.progress.lost == 63)
        let counts = judge.finalCounts()
        #expect(counts[.late] == 1)
        #expect(counts[.delivered] == 1)
        #expect(counts[.lost] == 63)
    }

    @Test func `a deadline counts for each message and not only for whole words`() throws {
        var judge = try judge()
        for sequence in 0..<10 as Range<UInt64> { judge.send(sequence) }
        judge.settle(4)
        judge.receive(2)
        judge.receive(4)
        #expect(judge.finalCounts()[.late] == 1)
    }

    @Test func `does not know when a message left that was held up for very long`() throws {
        var judge = try judge()
        judge.send(0, at: 40_000)
        judge.settle(39_999)
        judge.receive(0, at: 40_001)
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.late] == 0)
        #expect(judgement.latencies.endToEnd.count == 1)
        #expect(judgement.latencies.endToEndFromSend.count == 0)
    }

    @Test func `one wrong copy corrupts a message, whenever it comes`() throws {
        var judge = try judge()
        for sequence in 0..<4 as Range<UInt64> {
            judge.send(sequence)
            judge.answer(sequence)
        }
        judge.receive(0, body: .other([1]))
        judge.receive(0)
        judge.receive(2)
        #expect(judge.progress.delivered == 1)
        judge.receive(2, body: .other([1]))
        #expect(judge.progress.delivered == 0)
        let counts = judge.finalCounts()
        #expect(counts[.corrupted] == 2)
        #expect(counts[.duplicated] == 2)
        #expect(counts[.delivered] == 0)
    }

    @Test func `a message that must not pass leaks, whatever the broker answered`() throws {
        var judge = try judge()
        for sequence in 0..<8 as Range<UInt64> { judge.send(sequence) }
        judge.answer(1)
        judge.answer(3, 0x97)
        judge.giveUpAnswer(5)
        for sequence in [1, 3, 5, 5] as [UInt64] { judge.receive(sequence, body: .other([])) }
        let counts = judge.finalCounts()
        #expect(counts[.leaked] == 3)
        #expect(counts[.duplicated] == 1)
        #expect(counts[.corrupted] == 0)
        #expect(counts[.withheld] == 1)
    }

    @Test func `holds a copy that comes before the record of its sending`() throws {
        var judge = try judge()
        judge.receive(0, at: 5)
        #expect(judge.countsSoFar[.unexpected] == 0)
        judge.send(0)
        judge.answer(0)
        #expect(judge.isComplete)
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.delivered] == 1)
        #expect(judgement.counts[.unexpected] == 0)
        #expect(judgement.latencies.endToEnd.maximum == .milliseconds(5))
    }

    @Test func `a copy whose sending is never recorded is unexpected in the end`() throws {
        var judge = try judge()
        judge.receive(5)
        judge.receive(5)
        judge.apply(.unsent(publisher: 0, sequence: 0, delay: .quota, at: .zero))
        judge.receive(0)
        judge.receive(99_999)
        judge.receive(0, publisher: 7)
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.unexpected] == 5)
        #expect(judgement.failures.count { $0.kind == .unexpected } == 5)
        #expect(judgement.generator.unsentByQuota == 1)
    }

    @Test func `holds only so many early copies`() throws {
        var early = EarlyArrivals()
        let record = ReceivedRecord(
            publisher: 0,
            sequence: 3,
            received: .zero,
            body: .asSent,
            isDuplicate: false
        )
        for _ in 0..<EarlyArrivals.limit { #expect(early.hold(record) == true) }
        #expect(early.hold(record) == false)
        #expect(early.take(0, 3).count == EarlyArrivals.limit)
        #expect(early.hold(record) == true)
    }

    @Test func `is complete when nothing is awaited any more`() throws {
        var judge = try judge()
        #expect(judge.isComplete)
        judge.send(0)
        judge.send(1)
        #expect(!judge.isComplete)
        judge.answer(0)
        judge.answer(1)
        #expect(!judge.isComplete)
        #expect(judge.progress.outstanding == 1)
        judge.receive(0)
        #expect(judge.isComplete)
    }

    @Test func `times only what was intended in the measurement window`() throws {
        let phases = Phases(
            warmUp: .milliseconds(10),
            measure: .milliseconds(10),
            drain: .seconds(1)
        )
        var judge = try judge(phases: phases)
        for sequence in 0..<30 as Range<UInt64> {
            let intended = Int64(sequence)
            judge.send(sequence, at: intended + 2)
            judge.answer(sequence, at: intended + 5)
            judge.receive(sequence, at: intended + 9)
            judge.receive(sequence, at: intended + 900)
        }
        let judgement = judge.finishDrained()
        #expect(judgement.measured.slots == 10)
        #expect(judgement.measured.sent == 10)
        #expect(judgement.measured.delivered == 5)
        let stages: [(LatencyStage, UInt64, Int64)] = [
            (.endToEnd, 5, 9), (.endToEndFromSend, 5, 7), (.publish, 10, 3), (.sendLag, 10, 2),
        ]
        for (stage, count, milliseconds) in stages {
            let histogram = judgement.latencies[stage]
            #expect(histogram.count == count, "\(stage)")
            #expect(histogram.minimum == .milliseconds(milliseconds), "\(stage)")
            #expect(histogram.maximum == .milliseconds(milliseconds), "\(stage)")
        }
        #expect(judgement.counts[.sent] == 30)
    }

    @Test func `tells whose fault a send lag was`() throws {
        var judge = try judge()
        let delays: [SendDelay] = [.generator, .quota, .connection]
        for (sequence, delay) in delays.enumerated() {
            let sent = SentRecord(
                publisher: 0,
                sequence: UInt64(sequence),
                sent: .milliseconds(100),
                delay: delay
            )
            judge.apply(.sent(sent))
        }
        let latencies = judge.finishDrained().latencies
        #expect(latencies.generatorLag.maximum == .milliseconds(100))
        #expect(latencies.quotaLag.maximum == .milliseconds(99))
        #expect(latencies.connectionLag.maximum == .milliseconds(98))
        #expect(latencies.sendLag.count == 3)
    }

    @Test func `QoS 0 needs no answer and is delivered without one`() throws {
        var judge = try judge(TestPlan(asksAnswers: { _ in false }))
        for sequence in 0..<4 as Range<UInt64> { judge.send(sequence) }
        judge.receive(0)
        #expect(!judge.isComplete)
        let counts = judge.finalCounts()
        #expect(counts[.delivered] == 1)
        #expect(counts[.indeterminate] == 1)
        #expect(counts[.withheld] == 2)
        #expect(counts[.lost] == 0)
    }

    @Test func `counts strangers apart from its own`() throws {
        var judge = try judge()
        judge.apply(.stranger(.foreign, at: .zero))
        judge.apply(.stranger(.retained, at: .zero))
        for _ in 0..<2 {
            guard let run = RunIdentifier(rawValue: 7) else { continue }
            judge.apply(.stranger(.staleRun(run), at: .zero))
        }
        let counts = judge.finalCounts()
        #expect(counts[.foreign] == 1)
        #expect(counts[.staleRun] == 2)
        #expect(counts[.unexpected] == 0)
    }

    @Test func `counts records that cannot be and is not sure of anything then`() throws {
        var judge = try judge()
        judge.send(0)
        judge.send(0)
        judge.send(5_000)
        judge.answer(7)
        judge.apply(.unresolved(publisher: 9, sequence: 0, at: .zero))
        let judgement = judge.finishDrained()
        #expect(judge.contradictions == 4)
        let finding = judgement.findings.first { $0.check == "consistent-records" }
        #expect(finding?.verdict == .inconclusive)
        #expect(judgement.counts[.sent] == 1)
    }

    @Test func `lists what went wrong with all that is known of it`() throws {
        var judge = try judge()
        for sequence in 0..<128 as Range<UInt64> { judge.send(sequence, at: Int64(sequence) + 1) }
        judge.answer(0)
        judge.answer(2, 0x97, at: 6)
        judge.receive(1, at: 9)
        judge.answer(4, 0x87, at: 7)
        judge.receive(4, at: 8)
        judge.receive(6, body: .other(Array("oops".utf8)), at: 11)
        let failures = judge.finishDrained().failures
        func first(_ kind: Failure.Kind) -> Failure? { failures.first { $0.kind == kind } }
        let warm = #"{"temperature":{"value":3000,"unit":"C"}}"#
        #expect(
            first(.lost)
                == Failure(
                    kind: .lost,
                    publisher: 0,
                    sequence: 0,
                    payload: warm,
                    value: 3_000,
                    intended: .zero,
                    sent: .milliseconds(1)
                )
        )
        #expect(first(.refused)?.sequence == 2)
        #expect(first(.refused)?.acknowledged == .milliseconds(6))
        #expect(first(.leaked)?.sequence == 1)
        #expect(first(.leaked)?.value == 1_000)
        #expect(first(.leaked)?.received == .milliseconds(9))
        #expect(first(.leaked)?.sent == .milliseconds(2))
        #expect(first(.phantom)?.sequence == 4)
        #expect(first(.corrupted)?.receivedPayload == "oops")
        #expect(failures.count { $0.kind == .indeterminate } == 60)
    }

    @Test func `lists at most a hundred of each kind`() throws {
        var judge = try judge(TestPlan(slots: 2_000))
        for sequence in 0..<2_000 as Range<UInt64> {
            judge.send(sequence)
            judge.answer(sequence)
            if sequence % 2 == 1 { judge.receive(sequence) }
        }
        let judgement = judge.finishDrained()
        #expect(judgement.counts[.leaked] == 1_000)
        #expect(judgement.failures.count { $0.kind == .leaked } == 100)
        #expect(judgement.failures.count { $0.kind == .lost } == 100)
    }

    @Test func `comes to the same when asked again`() throws {
        var judge = try judge()
        for sequence in 0..<100 as Range<UInt64> { judge.send(sequence) }
        judge.receive(3)
        judge.receive(900)
        #expect(judge.finishDrained() == judge.finishDrained())
    }
}
