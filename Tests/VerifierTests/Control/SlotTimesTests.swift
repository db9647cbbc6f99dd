import Testing

@testable import Verifier

@Suite struct SlotTimesTests {
    @Test func `knows what a dictionary would, for slots that are open`() {
        var generator = SeededGenerator(seed: 7)
        var times = SlotTimes()
        var naive: [UInt64: Int64] = [:]
        var open: UInt64 = 0
        for step in 0..<20_000 {
            open += generator.next() % 4 == 0 ? generator.next() % 40 : 0
            let slot = open + generator.next() % 500
            times.keep(Int64(step), of: slot, open: open)
            naive[slot] = Int64(step)
            let asked = open + generator.next() % 700
            #expect(times[asked] == naive[asked], "slot \(asked)")
        }
    }

    @Test func `a slot that is over has no time`() {
        var times = SlotTimes()
        times.keep(5, of: 3, open: 0)
        times.keep(6, of: 70, open: 64)
        #expect(times[3] == nil)
        #expect(times[70] == 6)
        times.keep(7, of: 10, open: 64)
        #expect(times[10] == nil, "it was over before it was seen")
    }
}
