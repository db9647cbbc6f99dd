import Quantities
import Testing

@testable import LoadGen

@Suite struct DueQueueTests {
    @Test func `is empty until somebody waits`() {
        #expect(DueQueue(memberCount: 3).first == nil)
    }

    @Test func `names the member that is due first`() {
        var queue = DueQueue(memberCount: 3)
        for (member, due) in ([30, 10, 20] as [Int64]).enumerated() {
            queue.set(member, due: instant(due))
        }
        #expect(queue.first?.member == 1)
        #expect(queue.first?.due == instant(10))
    }

    @Test func `a member waits once, for what it was set to last`() {
        var queue = DueQueue(memberCount: 2)
        queue.set(0, due: instant(5))
        queue.set(1, due: instant(7))
        queue.set(0, due: instant(9))
        #expect(queue.first?.member == 1)
        queue.remove(1)
        #expect(queue.first?.due == instant(9))
        queue.remove(0)
        queue.remove(0)
        #expect(queue.first == nil)
    }

    @Test(arguments: [1, 2, 3, 2_026] as [UInt64])
    func `agrees with a plain dictionary over random changes`(_ seed: UInt64) {
        let random = Philox2x64(key: seed)
        let members = 50
        var queue = DueQueue(memberCount: members)
        var model: [Int: Int64] = [:]
        for step in 0..<20_000 as Range<UInt64> {
            let (choice, value) = random.block(low: step, high: 0)
            let member = Int(choice.uniform(below: UInt64(members)))
            if value % 4 == 0 {
                queue.remove(member)
                model[member] = nil
            } else {
                let due = Int64(value.uniform(below: 1_000))
                queue.set(member, due: instant(due))
                model[member] = due
            }
            #expect(
                queue.first?.due.nanoseconds == model.values.min(),
                "seed \(seed), step \(step)"
            )
            if let first = queue.first {
                #expect(model[first.member] == first.due.nanoseconds, "seed \(seed), step \(step)")
            }
        }
    }

    private func instant(_ nanoseconds: Int64) -> MonotonicInstant {
        MonotonicInstant(nanoseconds: nanoseconds)
    }
}
