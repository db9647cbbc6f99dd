import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// User properties and times that come out otherwise than they went in.
@Suite struct EnvelopeCountTests {
    private static let start = WallClockInstant(milliseconds: 1_758_255_553_528)
    private static let threshold = Threshold(
        expression: "timestampChanged == 0",
        metric: .count(.timestampChanged),
        comparison: .equal,
        limit: .count(0)
    )

    /// A hundred messages, of which the odd ones must not pass.
    private func judgement(
        thresholds: [Threshold] = [],
        _ change: (UInt64, inout ReceivedRecord) -> Void
    ) throws -> Judgement {
        let scenario = TestScenario.make(thresholds: thresholds)
        var judge = try Judge(scenario: scenario, plan: TestPlan(slots: 100))
        judge.apply(.event(.scheduleBegan(Self.start), at: .zero))
        for sequence in 0..<100 as Range<UInt64> {
            judge.send(sequence)
            judge.answer(sequence)
            guard sequence % 2 == 0 else { continue }
            let sent = Nanoseconds.milliseconds(Int64(sequence))
            var record = ReceivedRecord(
                publisher: 0,
                sequence: sequence,
                received: sent + .milliseconds(2),
                body: .asSent,
                isDuplicate: false,
                timestamp: ScheduleCalendar(start: Self.start).instant(at: sent)
            )
            change(sequence, &record)
            judge.apply(.received(record))
        }
        return judge.finishDrained()
    }

    @Test(
        arguments: [
            (.lost, .propertyLost), (.altered, .propertyAltered),
            (.reordered, .propertiesReordered),
        ] as [(EnvelopeDifferences, LedgerCount)]
    )
    func `each difference goes to its own count and to no other`(
        difference: EnvelopeDifferences,
        count: LedgerCount
    ) throws {
        let judgement = try judgement { sequence, record in
            if sequence % 10 == 0 { record.differences = difference }
        }
        let counts: [LedgerCount] = [
            .propertyLost, .propertyAltered, .propertiesReordered, .timestampChanged,
        ]
        for other in counts { #expect(judgement.counts[other] == (other == count ? 10 : 0)) }
        #expect(judgement.counts[.delivered] == 50)
        // Nothing fails by it unless a threshold asks.
        #expect(judgement.verdict == .passed)
        #expect(judgement.reason.contains("10 \(count.rawValue)"), "\(judgement.reason)")
    }

    @Test func `another time is counted where a threshold asks for it`() throws {
        let change = { (sequence: UInt64, record: inout ReceivedRecord) in
            if sequence == 20 { record.timestamp?.milliseconds += 1 }
            if sequence == 40 { record.timestamp = nil }
        }
        #expect(try judgement(change).counts[.timestampChanged] == 0)
        let judgement = try judgement(thresholds: [Self.threshold], change)
        #expect(judgement.counts[.timestampChanged] == 2)
        #expect(judgement.verdict == .failed)
    }

    @Test func `times that are as they were raise nothing`() throws {
        let judgement = try judgement(thresholds: [Self.threshold]) { _, _ in }
        #expect(judgement.counts[.timestampChanged] == 0)
        #expect(judgement.verdict == .passed)
    }
}
