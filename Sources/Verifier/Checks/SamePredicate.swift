/// The graph decides by the predicate of its definition.
struct SamePredicate: Check {
    static let kind = "same-predicate"

    func conclude(_ facts: RunFacts) -> Finding {
        guard let worst = facts.differences.max(by: { $0.messages < $1.messages }) else {
            return finding(.passed, "nothing speaks for another predicate than the defined one")
        }
        return finding(
            .failed,
            "the graph's predicate differs \(Self.place(of: worst)): \(Self.effect(of: worst))",
            details: facts.differences.map { "\(Self.place(of: $0)): \(Self.effect(of: $0))" }
        )
    }

    private static func place(of difference: PredicateDifference) -> String {
        let lowest = number(difference.lowest)
        if let last = difference.values.last, difference.values.count > 1 {
            let others = difference.values.dropLast().map(number).joined(separator: ", ")
            return "at \(others) and \(number(last))"
        }
        return difference.lowest == difference.highest
            ? "at \(lowest)" : "between \(lowest) and \(number(difference.highest))"
    }

    private static func effect(of difference: PredicateDifference) -> String {
        let messages = Wording.messages(difference.messages)
        return difference.lets
            ? "\(messages) came out that must not" : "\(messages) did not come out that must"
    }

    private static func number(_ value: Double) -> String {
        Int64(exactly: value).map { String($0) } ?? "\(value)"
    }
}
