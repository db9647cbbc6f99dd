import Quantities
import Testing

@testable import Simulation

/// The wheel against a dictionary.
@Suite struct TickWheelTests {
    @Test func `gives back for each tick what was put in for it, in order`() {
        var wheel = TickWheel<[Int]> { [] }
        var expected: [Int: [Int]] = [:]
        let random = Philox2x64(key: 3)
        for tick in 0..<20_000 {
            for draw in 0..<3 as Range<UInt64> {
                var digits = RandomDigits(random.block(low: UInt64(tick), high: draw).0)
                guard digits.happens(700) else { continue }
                let ahead = Int(digits.draw(below: UInt64(TickWheel<[Int]>.span)))
                wheel.add(at: tick + ahead) { $0.append(tick) }
                expected[tick + ahead, default: []].append(tick)
            }
            let taken = wheel.take(tick)
            #expect(taken == expected.removeValue(forKey: tick))
            if var taken {
                taken.removeAll(keepingCapacity: true)
                wheel.recycle(taken)
            }
        }
        #expect(!expected.isEmpty)
    }

    @Test func `draws of every base are uniform enough and in range`() {
        let random = Philox2x64(key: 9)
        var counts = Array(repeating: 0, count: 7)
        for number in 0..<70_000 as Range<UInt64> {
            var digits = RandomDigits(random.block(low: number, high: 0).0)
            _ = digits.draw(below: 1_000)
            _ = digits.happens(500)
            counts[Int(digits.draw(below: 7))] += 1
        }
        // 10,000 each, standard deviation 93: six of them.
        for count in counts { #expect(abs(count - 10_000) < 560) }
    }
}
