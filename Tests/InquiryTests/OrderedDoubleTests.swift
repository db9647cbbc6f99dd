import Quantities
import Testing

@testable import Inquiry

@Suite struct OrderedDoubleTests {
    @Test func `neighbours differ by one, over zero as well`() {
        for value in [-1e300, -2_000, -1e-300, 0, 1e-300, 1, 2_000, 1e300] {
            let place = OrderedDouble(value)
            #expect(place.value == value)
            #expect(OrderedDouble(value.nextUp).place == place.place + 1)
            #expect(OrderedDouble(value.nextDown).place == place.place - 1)
        }
        #expect(OrderedDouble(-0.0) == OrderedDouble(0))
    }

    @Test func `places are in the order of the values`() {
        let random = Philox2x64(key: 3)
        for index in 0..<5_000 {
            let (low, high) = random.block(low: UInt64(index), high: 0)
            let (left, right) = (Double(bitPattern: low), Double(bitPattern: high))
            guard left.isFinite, right.isFinite else { continue }
            #expect((OrderedDouble(left) < OrderedDouble(right)) == (left < right))
            let middle = OrderedDouble(left).middle(to: OrderedDouble(right)).value
            #expect(min(left, right) <= middle && middle <= max(left, right))
        }
    }

    @Test func `halving ends at neighbours, from one end of the doubles to the other`() {
        var low = OrderedDouble(-.greatestFiniteMagnitude)
        let high = OrderedDouble(.greatestFiniteMagnitude)
        var steps = 0
        while !low.isNeighbour(of: high) {
            low = low.middle(to: high)
            steps += 1
        }
        #expect(steps <= 64)
        #expect(low.value == high.value.nextDown)
    }
}
