import Testing

@testable import Verifier

@Suite struct PredicateComparisonTests {
    /// How many messages of one value went wrong and how many went right.
    private typealias Row = (value: Double, wrong: Int, right: Int)

    private func difference(_ rows: [Row]) -> PredicateDifference? {
        var comparison = PredicateComparison(mustPass: true)
        for row in rows {
            for _ in 0..<row.wrong { comparison.add(value: row.value, isWrong: true) }
            for _ in 0..<row.right { comparison.add(value: row.value, isWrong: false) }
        }
        return comparison.difference
    }

    private var others: [Row] { (0..<100).map { (Double($0), 0, 10) } }

    @Test func `needs three wrong messages and one right one`() {
        #expect(difference([(200, 2, 0)] + others) == nil)
        #expect(difference([(200, 3, 0)]) == nil)
        let three = difference([(200, 3, 0)] + others)
        #expect(
            three
                == PredicateDifference(
                    lowest: 200,
                    highest: 200,
                    messages: 3,
                    values: [200],
                    lets: false
                )
        )
    }

    @Test func `takes a stretch of wrong values for one difference`() {
        let rows: [Row] = [(200, 1, 0), (201, 1, 0), (205, 2, 0)]
        let stretch = difference(rows + others)
        #expect(stretch?.lowest == 200)
        #expect(stretch?.highest == 205)
        #expect(stretch?.messages == 4)
        #expect(difference(rows + [(203, 0, 1)] + others) == nil)
    }

    @Test func `names up to four values one by one`() {
        let four: [Row] = [(200, 1, 0), (201, 1, 0), (205, 2, 0), (300, 1, 0)]
        #expect(difference(four + others)?.values == [200, 201, 205, 300])
        #expect(difference(four + [(301, 1, 0)] + others)?.values.isEmpty == true)
    }

    @Test func `sees one value among chance losses when chance does not make so many`() {
        let scattered: [Row] = [(3, 1, 0), (90, 1, 0)]
        #expect(difference([(150, 9, 1)] + scattered + others)?.lowest == 150)
        // The same shape with too few messages to be sure.
        let few: [Row] = [(1, 1, 0), (9, 1, 0), (5, 3, 2), (6, 0, 3), (7, 0, 3)]
        #expect(difference(few) == nil)
    }

    @Test func `does not take a value for wrong that was mostly right`() {
        #expect(difference([(50, 9, 10), (3, 1, 0)] + others) == nil)
    }

    @Test func `leaves values that are no numbers aside`() {
        #expect(difference([(.nan, 5, 0)] + others) == nil)
    }
}
