import Quantities
import Testing

@testable import Inquiry

@Suite struct AgreedDecimalTests {
    @Test func `the number that somebody wrote is found from either side of its edge`() {
        for written in ["2000", "4000", "-40", "0.1", "3422", "37.8", "-273.15", "0", "1e+22"] {
            guard let bound = Double(written) else { preconditionFailure("\(written) is a number") }
            for (first, second) in [
                (bound, bound.nextUp), (bound.nextUp, bound), (bound, bound.nextDown),
                (bound.nextDown, bound),
            ] {
                let agreed = AgreedDecimal(first, or: second)
                #expect(agreed.text == written)
                #expect(agreed.value == bound)
            }
        }
    }

    @Test func `it is read as one of the two values, and no shorter text is`() {
        let random = Philox2x64(key: 2)
        for index in 0..<2_000 {
            let value = random.block(low: UInt64(index), high: 0).0.uniformFraction * 1e4 - 5e3
            let agreed = AgreedDecimal(value, or: value.nextUp)
            #expect(Double(agreed.text) == agreed.value)
            #expect(agreed.value == value || agreed.value == value.nextUp)
            let least = [value, value.nextUp].map { $0.description.utf8.count }.min() ?? 0
            #expect(agreed.text.utf8.count <= least)
        }
    }

    @Test func `an edge says whether its bound passes`() {
        let exclusive = PredicateEdge(passing: 2_000.0.nextUp, withheld: 2_000)
        #expect(!exclusive.isInclusive && exclusive.isLower && exclusive.bound.text == "2000")
        let inclusive = PredicateEdge(passing: 4_000, withheld: 4_000.0.nextUp)
        #expect(inclusive.isInclusive && !inclusive.isLower && inclusive.bound.text == "4000")
        let interval = PassingInterval(lower: exclusive, upper: inclusive)
        #expect(interval.formula == "2000 < v <= 4000")
        #expect(interval.inclusiveness == "exclusive below and inclusive above")
    }
}
