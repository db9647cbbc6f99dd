import Quantities
import Testing

@testable import Sandbox

@Suite struct ArrivalWindowTests {
    @Test(arguments: [UInt64(1), 2_026, 99])
    func `acknowledges each message once, in order, never before its last hold is gone`(
        seed: UInt64
    ) {
        let random = Philox2x64(key: seed)
        var window = ArrivalWindow()
        // The naive model: every message ever, with its holds.
        var holds: [Int] = []
        var open: [UInt64] = []
        var acknowledged: [UInt16] = []
        for round in 0..<3_000 {
            let (kind, choice) = random.block(low: UInt64(round), high: 0)
            if open.isEmpty || kind % 3 == 0 && open.count < 200 {
                let number = window.open(UInt16(holds.count % 65_535 + 1))
                #expect(number == UInt64(holds.count))
                holds.append(1)
                if kind % 2 == 0 {
                    window.retain(number)
                    holds[Int(number)] += 1
                }
                open.append(number)
            } else {
                let index = Int(choice.uniform(below: UInt64(open.count)))
                let number = open[index]
                holds[Int(number)] -= 1
                if holds[Int(number)] == 0 { open.remove(at: index) }
                window.release(number) { acknowledged.append($0) }
            }
            let expected = holds.firstIndex { $0 > 0 } ?? holds.count
            guard acknowledged.count == expected else {
                Issue.record("seed \(seed): \(acknowledged.count) of \(expected) in round \(round)")
                return
            }
        }
        #expect(acknowledged == (0..<acknowledged.count).map { UInt16($0 % 65_535 + 1) })
    }
}
