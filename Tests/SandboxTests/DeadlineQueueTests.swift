import Quantities
import Testing

@testable import Sandbox

@Suite struct DeadlineQueueTests {
    @Test func `a deadline that is replaced or taken away is not heard of again`() {
        var queue = DeadlineQueue<String, Int>()
        queue.set("a", to: 1)
        queue.set("b", to: 2)
        queue.set("a", to: 3)
        queue.remove("c")
        #expect(queue.first == 2 && queue.count == 2)
        queue.remove("b")
        #expect(queue.takeDue(at: 2) == nil)
        #expect(queue.takeDue(at: 3) == "a")
        #expect(queue.first == nil)
    }

    @Test(arguments: [UInt64(1), 7, 2_026])
    func `does as a sorted list does`(seed: UInt64) {
        let random = Philox2x64(key: seed)
        var queue = DeadlineQueue<Int, Int>()
        var model: [Int: Int] = [:]
        for round in 0..<20_000 {
            let (dice, extra) = random.block(low: UInt64(round), high: 0)
            let key = Int(extra % 50)
            switch dice % 4 {
            case 0, 1:
                queue.set(key, to: round + Int(extra >> 32) % 100)
                model[key] = round + Int(extra >> 32) % 100
            case 2:
                queue.remove(key)
                model[key] = nil
            default:
                while let due = queue.takeDue(at: round) {
                    let earliest = model.values.min()
                    #expect(model[due] == earliest && earliest ?? .max <= round, "seed \(seed)")
                    model[due] = nil
                }
                #expect(model.values.allSatisfy { $0 > round }, "seed \(seed)")
            }
            #expect(queue.count == model.count && queue.first == model.values.min())
        }
    }
}
