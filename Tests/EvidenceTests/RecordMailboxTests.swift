import Evidence
import Quantities
import Testing

@Suite struct RecordMailboxTests {
    @Test func `gives everything once, in the order it was posted`() {
        let mailbox = RecordMailbox()
        var batch = [record(1), record(2)]
        mailbox.post(&batch)
        #expect(batch.isEmpty)
        batch = [record(3)]
        mailbox.post(&batch)
        #expect(mailbox.take() == [record(1), record(2), record(3)])
        #expect(mailbox.take().isEmpty)
    }

    @Test func `an empty batch changes nothing`() {
        let mailbox = RecordMailbox()
        var batch: [Record] = []
        mailbox.post(&batch)
        #expect(mailbox.take().isEmpty)
    }

    @Test func `keeps each poster's order and loses nothing between threads`() async {
        let mailbox = RecordMailbox()
        await withTaskGroup(of: Void.self) { group in
            for publisher in 0..<4 as Range<UInt32> {
                group.addTask {
                    for sequence in 0..<5_000 as Range<UInt64> {
                        var batch: [Record] = [
                            .unresolved(publisher: publisher, sequence: sequence, at: .zero)
                        ]
                        mailbox.post(&batch)
                    }
                }
            }
        }
        var next = Array(repeating: UInt64(0), count: 4)
        for case .unresolved(let publisher, let sequence, _) in mailbox.take() {
            #expect(sequence == next[Int(publisher)])
            next[Int(publisher)] += 1
        }
        #expect(next == [5_000, 5_000, 5_000, 5_000])
    }

    private func record(_ sequence: UInt64) -> Record {
        .unresolved(publisher: 0, sequence: sequence, at: .zero)
    }
}
