import Quantities
import Testing

@testable import Harness

@Suite struct HeapTests {
    @Test func `an empty one gives nothing`() {
        var heap = Heap<Int>()
        let first = heap.takeFirst()
        #expect(first == nil)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `gives the smallest first, as a sorted list does`(seed: UInt64) {
        let random = Philox2x64(key: seed)
        var heap = Heap<UInt64>()
        var model: [UInt64] = []
        for step in 0..<400 as Range<UInt64> {
            let (choice, value) = random.block(low: step, high: 0)
            if choice.uniform(below: 3) > 0 {
                let element = value.uniform(below: 50)
                heap.add(element)
                model.append(element)
                model.sort()
            } else {
                let found = heap.takeFirst()
                let expected = model.isEmpty ? nil : model.removeFirst()
                #expect(found == expected, "seed \(seed), step \(step)")
            }
        }
    }
}
