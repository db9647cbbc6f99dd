import Scenarios
import Testing

@testable import Verifier

@Suite struct SequenceLedgerTests {
    private typealias Overdue = SequenceLedger.Overdue

    private func sent(_ count: UInt64, mustPass: Bool = true) -> SequenceLedger {
        var ledger = SequenceLedger(asksAnswers: true)
        for slot in 0..<count {
            #expect(ledger.send(slot, mustPass: mustPass, at: Int64(slot), lag: 0) == true)
        }
        return ledger
    }

    private func counts(_ ledger: SequenceLedger) -> LedgerCounts { [ledger].counts }

    @discardableResult
    private func receive(
        _ ledger: inout SequenceLedger,
        _ slot: UInt64
    ) -> SequenceLedger.ArrivalEffect {
        ledger.receive(slot, isAltered: false, isOverdue: false, mustPass: true)
    }

    /// The state of a message that must pass and did not come out.
    private func passing(_ answer: MessageState.Answer) -> MessageState {
        MessageState(mustPass: true, answer: answer, arrival: .none)
    }

    private func acknowledge(_ ledger: inout SequenceLedger, _ slots: Range<UInt64>) {
        for slot in slots { _ = ledger.answer(slot, .acknowledged, mustPass: true) }
    }

    @Test(arguments: [1, 63, 64, 65, 1_000] as [UInt64])
    func `tells how far a message was behind, across the edges of words`(extent: UInt64) {
        var ledger = sent(3_000)
        let slot: UInt64 = 130
        for other in 0..<slot { receive(&ledger, other) }
        for other in slot + 1...slot + extent { receive(&ledger, other) }
        #expect(ledger.reordered == 0)
        receive(&ledger, slot)
        #expect(ledger.reordered == 1)
        #expect(ledger.largestExtent == extent)
        #expect(ledger.duplicates.total == 0)
    }

    @Test func `counts only first copies as reordered, as QoS 1 may repeat the last ones`() {
        var ledger = sent(10)
        for slot in [1, 2, 3, 2, 3, 4] as [UInt64] { receive(&ledger, slot) }
        #expect(ledger.reordered == 0)
        #expect(ledger.duplicates.total == 2)
    }

    @Test func `finds more than 4,096 holes of one chunk late and then twice`() {
        var ledger = sent(10_000)
        acknowledge(&ledger, 0..<10_000)
        var overdue: [Overdue] = []
        ledger.settle(before: .max, overdue: &overdue)
        #expect(ledger.missing.count == 9_984)
        #expect(overdue.count == 9_984)
        for _ in 0..<2 {
            for slot in 0..<9_984 as Range<UInt64> { receive(&ledger, slot) }
        }
        #expect(ledger.late == 9_984)
        #expect(ledger.duplicates.total == 9_984)
        #expect(ledger.missing.isEmpty)
        let counts = counts(ledger)
        #expect(counts[.delivered] == 9_984)
        #expect(counts[.lost] == 16)
        #expect(counts.isConserved)
    }

    @Test func `settles a word only when all of it left before the deadline`() {
        var ledger = sent(128)
        var overdue: [Overdue] = []
        ledger.settle(before: 63, overdue: &overdue)
        #expect(ledger.window.base == 0)
        ledger.settle(before: 64, overdue: &overdue)
        #expect(ledger.window.base == 64)
        ledger.settle(before: 127, overdue: &overdue)
        #expect(ledger.window.base == 64)
        ledger.settle(before: 128, overdue: &overdue)
        #expect(ledger.window.base == 128)
        #expect(overdue.map(\.slot) == Array(0..<128))
    }

    @Test func `an answer after the deadline makes what was given up certain`() {
        var ledger = sent(64)
        for slot in 0..<32 as Range<UInt64> { receive(&ledger, slot) }
        var overdue: [Overdue] = []
        ledger.settle(before: .max, overdue: &overdue)
        #expect(counts(ledger)[.recovered] == 32)
        #expect(counts(ledger)[.indeterminate] == 32)
        for slot in 0..<64 as Range<UInt64> {
            #expect(ledger.answer(slot, .acknowledged, mustPass: true) == .revised)
            #expect(ledger.answer(slot, .acknowledged, mustPass: true) == .repeated)
        }
        #expect(counts(ledger)[.delivered] == 32)
        #expect(counts(ledger)[.lost] == 32)
        #expect(counts(ledger)[.acknowledged] == 64)
    }

    @Test func `a refusal after the deadline makes phantoms of what came out`() {
        var ledger = sent(64)
        receive(&ledger, 0)
        var overdue: [Overdue] = []
        ledger.settle(before: .max, overdue: &overdue)
        _ = ledger.answer(0, .refused, mustPass: true)
        _ = ledger.answer(1, .refused, mustPass: true)
        #expect(counts(ledger)[.phantom] == 1)
        #expect(counts(ledger)[.refused] == 1)
        #expect(counts(ledger)[.indeterminate] == 62)
    }

    @Test func `takes no slot twice and none out of turn`() {
        var ledger = sent(2)
        #expect(ledger.send(1, mustPass: true, at: 0, lag: 0) == false)
        #expect(ledger.declareUnsent(0) == false)
        #expect(ledger.declareUnsent(200) == true)
        #expect(ledger.send(150, mustPass: true, at: 0, lag: 0) == false)
        #expect(ledger.absent.count == 199)
        #expect(ledger.unsent == 1)
        #expect(receive(&ledger, 150) == .unexpected)
        #expect(receive(&ledger, 200) == .unexpected)
        #expect(receive(&ledger, 201) == .early)
        #expect(ledger.answer(150, .acknowledged, mustPass: true) == .impossible)
    }

    @Test func `waits for answers and for what must come out, and for nothing else`() {
        var ledger = sent(3)
        #expect(ledger.outstanding == 3)
        acknowledge(&ledger, 0..<1)
        #expect(ledger.outstanding == 3)
        receive(&ledger, 0)
        #expect(ledger.outstanding == 2)
        receive(&ledger, 1)
        #expect(ledger.outstanding == 2)
        _ = ledger.answer(1, .unresolved, mustPass: true)
        _ = ledger.answer(2, .refused, mustPass: true)
        #expect(ledger.outstanding == 0)
        _ = ledger.send(3, mustPass: false, at: 0, lag: 0)
        #expect(ledger.outstanding == 1)
        acknowledge(&ledger, 3..<4)
        #expect(ledger.outstanding == 0)
    }

    @Test func `remembers send lags of open slots to 8 ns`() {
        var ledger = SequenceLedger(asksAnswers: true)
        let lags: [Int64] = [0, 7, 8, 1_000_000, 34_000_000_000, 35_000_000_000, -5]
        for (slot, lag) in lags.enumerated() {
            _ = ledger.send(UInt64(slot), mustPass: true, at: 0, lag: lag)
        }
        let kept = lags.indices.map { ledger.window.lag(of: UInt64($0)) }
        #expect(kept == [0, 0, 8, 1_000_000, 34_000_000_000, nil, 0])
    }

    @Test func `keeps everything while its window grows`() {
        var ledger = SequenceLedger(asksAnswers: true)
        for slot in 0..<100 as Range<UInt64> {
            _ = ledger.send(slot, mustPass: true, at: 0, lag: 0)
            _ = ledger.answer(slot, .acknowledged, mustPass: true)
            if slot < 70 { receive(&ledger, slot) }
        }
        #expect(ledger.window.base == 64)
        for slot in 100..<5_000 as Range<UInt64> {
            _ = ledger.send(slot, mustPass: slot % 3 == 0, at: 0, lag: Int64(slot) * 8)
        }
        #expect(ledger.state(of: 69, mustPass: false).arrival == .asExpected)
        #expect(ledger.state(of: 70, mustPass: false).arrival == .none)
        #expect(ledger.state(of: 4_999, mustPass: true).mustPass == false)
        #expect(ledger.state(of: 4_998, mustPass: false).mustPass)
        #expect(ledger.window.lag(of: 150) == 1_200)
    }

    /// A lost message holds its word open until the deadline, and the window grows behind it.
    @Test(arguments: [1, 63, 64, 65, 127, 200] as [UInt64])
    func `gives its room back once a lost message is settled, and keeps what is open`(
        open: UInt64
    ) {
        var ledger = SequenceLedger(asksAnswers: true)
        let end: UInt64 = 10_000
        for slot in 0..<end {
            _ = ledger.send(slot, mustPass: true, at: Int64(slot), lag: Int64(slot) * 8)
            guard slot < end - open else { continue }
            _ = ledger.answer(slot, .acknowledged, mustPass: true)
            if slot != 0 { _ = receive(&ledger, slot) }
        }
        let grown = ledger.byteCount
        #expect(grown > 40_000)
        var overdue: [Overdue] = []
        ledger.settle(before: 64, overdue: &overdue)
        #expect(overdue.map(\.slot) == [0])
        #expect(ledger.states[passing(.acknowledged)] == 1)
        #expect(ledger.states[passing(.awaited)] == open)
        for slot in (end - open)..<end {
            #expect(ledger.state(of: slot, mustPass: false) == passing(.awaited))
            #expect(ledger.window.lag(of: slot) == Int64(slot) * 8)
        }
        // As small as it began, and what keeps one lost message.
        if open == 1 { #expect(ledger.byteCount <= 1_024 + 128, "\(ledger.byteCount) bytes") }
        #expect(ledger.byteCount < grown / 10, "\(ledger.byteCount) bytes")
        // What is open ends well, and new messages find room.
        for slot in (end - open)..<end {
            _ = ledger.answer(slot, .acknowledged, mustPass: true)
            _ = receive(&ledger, slot)
        }
        for slot in end..<(end + 1_000) { _ = ledger.send(slot, mustPass: true, at: 0, lag: 8) }
        #expect(ledger.outstanding == 1_000)
    }

    @Test func `takes about a bit a message where every message is lost`() {
        // Whole chunks of the set of lost messages, so that what the last one has left over does
        // not blur what a message takes.
        #if DEBUG
        let count: UInt64 = 10 << 16
        #else
        let count: UInt64 = 200 << 16
        #endif
        var ledger = SequenceLedger(asksAnswers: true)
        var overdue: [Overdue] = []
        for slot in 0..<count {
            _ = ledger.send(slot, mustPass: true, at: Int64(slot), lag: 100)
            _ = ledger.answer(slot, .acknowledged, mustPass: true)
            if slot % 64 == 63 {
                ledger.settle(before: Int64(slot) - 1_000, overdue: &overdue)
                overdue.removeAll(keepingCapacity: true)
            }
        }
        ledger.finish(overdue: &overdue)
        #expect(ledger.lostSoFar == count)
        let bits = Double(ledger.byteCount) * 8 / Double(count)
        #expect(bits < 1.1, "\(bits) bits a message")
        print("a ledger of \(count) lost messages: \(bits) bits a message")
    }

    @Test func `stays below 1 KiB however long all goes well`() {
        #if DEBUG
        let count: UInt64 = 100_000
        #else
        let count: UInt64 = 1_000_000
        #endif
        var ledger = SequenceLedger(asksAnswers: true)
        var largest = 0
        for slot in 0..<count {
            _ = ledger.send(slot, mustPass: slot % 3 == 0, at: Int64(slot), lag: 100)
            // Answers eight slots behind, copies thirty.
            if slot >= 8 { _ = ledger.answer(slot - 8, .acknowledged, mustPass: true) }
            if slot >= 30, (slot - 30) % 3 == 0 { receive(&ledger, slot - 30) }
            if slot % 10_000 == 9_999 { largest = max(largest, ledger.byteCount) }
        }
        #expect(largest <= 1_024, "\(largest) bytes")
        print("a healthy publisher's ledger: \(largest) bytes after \(count) messages")
    }
}
