import Quantities
import Testing

@testable import Scenarios

@Suite struct NearestWordTests {
    @Test(arguments: [
        ("measur", "measure"), ("Measure", "measure"), ("warm_up", "warmUp"),
        ("emasure", "measure"),
        ("measuer", "measure"), ("drian", "drain"), ("drai", "drain"),
    ])
    func `the word that was meant is found`(word: String, meant: String) {
        let words = ["warmUp", "measure", "drain"]
        #expect(NearestWord.nearest(to: word, among: words) == meant)
    }

    @Test(arguments: ["", "x", "duration", "drums", "_"])
    func `a word that is near to none has no suggestion`(word: String) {
        #expect(NearestWord.nearest(to: word, among: ["warmUp", "measure", "drain"]) == nil)
    }

    @Test func `single letters are never confused`() {
        #expect(NearestWord.nearest(to: "K", among: ["C", "F"]) == nil)
    }

    @Test(arguments: 0..<200)
    func `the distance is that of the definition`(seed: UInt64) {
        let random = Philox2x64(key: seed)
        func word(_ number: UInt64) -> [Unicode.Scalar] {
            let length = random.block(low: 0, high: number).0.uniform(below: 7)
            return (0..<length).map { index in
                let letter = random.block(low: index + 1, high: number).0.uniform(below: 3)
                return ["a", "b", "c"][Int(letter)]
            }
        }
        let (left, right) = (word(1), word(2))
        #expect(
            NearestWord.editDistance(left, right) == definition(left[...], right[...]),
            "seed \(seed)"
        )
    }

    /// The restricted Damerau–Levenshtein distance, as its recursive definition has it.
    private func definition(
        _ left: ArraySlice<Unicode.Scalar>,
        _ right: ArraySlice<Unicode.Scalar>
    ) -> Int {
        guard let a = left.last, let b = right.last else { return max(left.count, right.count) }
        let (shortLeft, shortRight) = (left.dropLast(), right.dropLast())
        var best = min(
            definition(shortLeft, right) + 1,
            definition(left, shortRight) + 1,
            definition(shortLeft, shortRight) + (a == b ? 0 : 1)
        )
        if let c = shortLeft.last, let d = shortRight.last, a == d, b == c {
            best = min(best, definition(shortLeft.dropLast(), shortRight.dropLast()) + 1)
        }
        return best
    }
}
