/// Which relations are asked, and at which values.
public struct RelationsPlan: Hashable, Sendable {
    /// How many values of each kind are asked at most.
    private static let most = 8

    /// What is asked, relation by relation, the simplest values first: the first counterexample is
    /// the smallest.
    let questions: [RelationQuestion]
    /// The relations, in their order.
    let relations: [Relation]
    /// One or two values that are known to pass; one that is not asked for is sent behind every
    /// question, for a graph may drop what equals the message before.
    let sentinels: [Double]
    /// How often a relation must not hold at a value before it counts as broken.
    let repeats: Int

    /// Creates a plan from what a search asked; nil where nothing is known to pass.
    ///
    /// - Parameters:
    ///   - search: The search, ended or not.
    ///   - relations: What to ask.
    ///   - value: The only value to ask at; nil asks at some that pass and some that do not.
    public init?(_ search: PredicateSearch, relations: [Relation], at value: Double? = nil) {
        let passing = search.asked.filter { $0.tally.passed > 0 }.map(\.value)
        let withheld = search.asked.filter { $0.tally.passed == 0 }.map(\.value)
        let simplest = Self.simplest(passing)
        guard let sentinel = simplest.first else { return nil }
        sentinels = Array(simplest.prefix(2))
        self.relations = relations
        repeats = search.plan.repeats
        var questions: [RelationQuestion] = []
        for relation in relations {
            if relation == .convexity {
                let pairs = value.map { [($0, sentinel)] } ?? Self.pairs(of: search)
                questions += pairs.map { low, high in
                    RelationQuestion(relation: relation, value: low, other: high)
                }
                continue
            }
            var values = simplest.prefix(Self.most)
            // Nothing comes out of what is withheld that could be sent in again.
            if relation != .idempotence {
                values += Self.simplest(withheld.filter { abs($0) < 1e6 }).prefix(Self.most)
            }
            for value in value.map({ [$0] }) ?? Array(values) {
                questions.append(RelationQuestion(relation: relation, value: value, other: nil))
            }
        }
        self.questions = questions
    }

    /// The values with the shortest texts first, of equally short ones the smallest.
    private static func simplest(_ values: [Double]) -> [Double] {
        values.sorted { left, right in
            let lengths = [left, right].map { ValueSpelling.text(of: $0).utf8.count }
            return (lengths[0], abs(left)) < (lengths[1], abs(right))
        }
    }

    /// Values that pass, two and two: those with withheld ones between them before all.
    private static func pairs(of search: PredicateSearch) -> [(Double, Double)] {
        var gaps: [(Double, Double)] = []
        var last: (value: Double, isNeighbour: Bool)?
        for (value, tally) in search.asked {
            guard tally.passed > 0 else {
                last?.isNeighbour = false
                continue
            }
            if let last, !last.isNeighbour { gaps.append((last.value, value)) }
            last = (value, true)
        }
        let passing = spread(search.asked.filter { $0.tally.passed > 0 }.map(\.value))
        return gaps.prefix(most) + Array(zip(passing, passing.dropFirst()))
    }

    /// Some values all over the range, the least and the greatest among them.
    private static func spread(_ values: [Double]) -> [Double] {
        guard values.count > most, let last = values.last else { return values }
        let step = Double(values.count - 1) / Double(most - 1)
        return (0..<most - 1).map { values[Int(Double($0) * step)] } + [last]
    }
}
