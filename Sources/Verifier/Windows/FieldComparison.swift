/// Compares the fields of a built-in window's result with what its rules make of the messages.
struct FieldComparison {
    let rules: AggregateRules
    /// What the rules are evaluated on.
    let fields: [FieldTotals]

    /// Whether the rules make a result of these messages at all: an error in one makes none.
    var makesResult: Bool {
        rules.rules.allSatisfy { rule in
            if let only = rule.only, only.function.picksByOrder {
                return fields[only.input].count > 0
            }
            return (try? value(of: rule)) != nil
        }
    }

    /// What differs; nil where nothing does.
    func fault(in observed: JSONValue) -> WindowFault? {
        for rule in rules.rules {
            guard let found = rule.output.value(in: observed) else {
                return WindowFault(.shape, "field \"\(rule.name)\" is missing")
            }
            if let only = rule.only, only.function.picksByOrder {
                if let fault = pick(rule, only, found) { return fault }
                continue
            }
            guard let expected = try? value(of: rule).field() else { continue }
            guard !isSame(found, expected, rule) else { continue }
            return WindowFault(
                rule.only?.function == .count ? .count : .field,
                "\(rule.name) \(Self.text(found)), expected \(Self.text(expected))"
            )
        }
        return foreignField(in: observed)
    }

    private func value(
        of rule: AggregateRules.Rule
    ) throws(ExpressionFailure) -> ExpressionValue {
        var values: [ExpressionValue] = []
        for aggregate in rule.aggregates {
            values.append(try fields[aggregate.input].value(of: aggregate.function))
        }
        return try rule.expression.value(for: values)
    }

    /// A first or a last is one of the oldest or the newest second's.
    private func pick(
        _ rule: AggregateRules.Rule,
        _ aggregate: AggregateRules.Aggregate,
        _ found: JSONValue
    ) -> WindowFault? {
        let field = fields[aggregate.input]
        let isOne: (ExpressionValue) -> Bool = { value in
            (try? value.field()).map { isSame($0, found, rule) } ?? false
        }
        let isFound =
            aggregate.function == .first
            ? field.oldest.values.contains(where: isOne)
            : field.newest.values.contains(where: isOne)
        guard !isFound else { return nil }
        let end = aggregate.function == .first ? "oldest" : "newest"
        return WindowFault(
            .field,
            "\(rule.name) \(Self.text(found)), which none of the \(end) second's messages holds"
        )
    }

    /// Extremes and counts are exact; what was summed may differ as sums in another order do.
    private func isSame(
        _ found: JSONValue,
        _ expected: JSONValue,
        _ rule: AggregateRules.Rule
    ) -> Bool {
        guard let left = found.double, let right = expected.double else {
            return JSONComparison.copied.isSame(
                JSONText.bytes(of: found),
                JSONText.bytes(of: expected)
            )
        }
        if left == right { return true }
        let isExact = rule.aggregates.allSatisfy { ![.sum, .average].contains($0.function) }
        guard !(isExact && rule.only != nil) else { return false }
        let tolerance = rule.aggregates.map { aggregate -> Double in
            let numbers = fields[aggregate.input].numbers
            let share = aggregate.function == .sum ? 1 : Double(max(1, numbers.count))
            return 4 * Double(max(1, numbers.count)) * (numbers.magnitude / share).ulp
        }
        return (left - right).magnitude <= (tolerance.max() ?? 0) + 4 * right.ulp
    }

    private func foreignField(in observed: JSONValue) -> WindowFault? {
        guard case .object(let object) = observed else { return nil }
        let known = rules.rules.compactMap { $0.output.segments.first }
        guard let other = object.members.first(where: { !known.contains($0.key) }) else {
            return nil
        }
        return WindowFault(
            .shape,
            "field \"\(String(decoding: other.key, as: UTF8.self))\", which no rule writes"
        )
    }

    private static func text(_ json: JSONValue) -> String {
        String(decoding: JSONText.bytes(of: json).prefix(80), as: UTF8.self)
    }
}
