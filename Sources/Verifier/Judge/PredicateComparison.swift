/// Finds out whether messages went wrong by their value or by chance.
///
/// Only messages that should all have had the same fate are compared: those that must pass, or
/// those that must not.
struct PredicateComparison: Sendable {
    /// How messages of one value fared.
    private struct Tally {
        var wrong: UInt64 = 0
        var right: UInt64 = 0
    }

    /// Fewer wrong messages than this say nothing about where they lie.
    static let fewest: UInt64 = 3
    /// A concentration that chance makes less often than this is no chance.
    static let significance = 1e-6

    /// Up to this many values are named one by one.
    static let namedValues = 4

    private var tallies: [Double: Tally] = [:]
    private let mustPass: Bool

    init(mustPass: Bool) {
        self.mustPass = mustPass
    }

    /// Counts one message.
    mutating func add(value: Double, isWrong: Bool) {
        guard !value.isNaN else { return }
        if isWrong {
            tallies[value, default: Tally()].wrong += 1
        } else {
            tallies[value, default: Tally()].right += 1
        }
    }

    /// Where the predicate differs; nil when the wrong messages lie as chance would have it.
    var difference: PredicateDifference? {
        let wrong = tallies.values.reduce(0) { $0 + $1.wrong }
        let right = tallies.values.reduce(0) { $0 + $1.right }
        // With nothing right there is nothing to compare with: the graph may just not be there.
        guard wrong >= Self.fewest, right > 0 else { return nil }
        return stretch(wrong: wrong) ?? concentration(wrong: wrong, right: right)
    }

    /// All wrong messages lie in one stretch of values in which none was right.
    private func stretch(wrong: UInt64) -> PredicateDifference? {
        let values = tallies.filter { $0.value.wrong > 0 }.keys
        guard let lowest = values.min(), let highest = values.max() else { return nil }
        let inside = tallies.filter { $0.key >= lowest && $0.key <= highest }
        guard inside.values.allSatisfy({ $0.right == 0 }) else { return nil }
        return difference(lowest, highest, wrong)
    }

    /// One value has far more than its share of the wrong messages.
    private func concentration(wrong: UInt64, right: UInt64) -> PredicateDifference? {
        let worst = tallies.max { ($0.value.wrong, $1.key) < ($1.value.wrong, $0.key) }
        guard let (value, tally) = worst, tally.wrong >= Self.fewest,
            tally.wrong > tally.right, tally.wrong * 2 > wrong
        else { return nil }
        let chance = FisherTest.chance(
            wrongHere: tally.wrong,
            here: tally.wrong + tally.right,
            wrong: wrong,
            all: wrong + right
        )
        return chance < Self.significance ? difference(value, value, tally.wrong) : nil
    }

    private func difference(
        _ lowest: Double,
        _ highest: Double,
        _ messages: UInt64
    ) -> PredicateDifference {
        let values = tallies.filter {
            $0.key >= lowest && $0.key <= highest && $0.value.wrong > 0
        }.keys
        return PredicateDifference(
            lowest: lowest,
            highest: highest,
            messages: messages,
            values: values.count <= Self.namedValues ? values.sorted() : [],
            lets: !mustPass
        )
    }
}
