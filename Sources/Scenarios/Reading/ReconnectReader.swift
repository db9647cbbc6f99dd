import Quantities

/// Reads `reconnect:`: `off`, or the waits between attempts.
enum ReconnectReader {
    /// The plan; nil for `off`, and after a mistake.
    static func read(_ node: LocatedNode, into problems: inout Problems) -> ReconnectPlan? {
        if let scalar = node.scalar {
            if scalar.text.lowercased() == "off" || isFalse(scalar) { return nil }
            problems.add(
                .wrongType,
                at: node.location,
                "reconnect is \(node.inWords)",
                hint: "write off, or the waits: { first: 128ms, longest: 60s, giveUpAfter: 2m }"
            )
            return nil
        }
        guard var keys = MappingReader(node, "reconnect", into: &problems) else { return nil }
        let before = problems.errors.count
        var plan = ReconnectPlan()
        let parts: [(String, WritableKeyPath<ReconnectPlan, Nanoseconds>)] = [
            ("first", \.first), ("longest", \.longest), ("giveUpAfter", \.giveUpAfter),
        ]
        for (key, part) in parts {
            guard let node = keys.take(key),
                let length = PhasesReader.length(node, key, into: &problems)
            else { continue }
            plan[keyPath: part] = length
        }
        if problems.errors.count == before { check(plan, keys, into: &problems) }
        keys.finish(into: &problems)
        return problems.errors.count == before ? plan : nil
    }

    private static func isFalse(_ scalar: LocatedNode.Scalar) -> Bool {
        scalar.kind == .boolean && scalar.text.lowercased() == "false"
    }

    private static func check(
        _ plan: ReconnectPlan,
        _ keys: MappingReader,
        into problems: inout Problems
    ) {
        if plan.longest < plan.first {
            problems.add(
                .contradiction,
                at: keys.keyLocation(keys.has("longest") ? "longest" : "first"),
                "the longest wait is shorter than the first one",
                hint:
                    "the first is \(DurationGrammar.text(plan.first)), the longest \(DurationGrammar.text(plan.longest)):"
                    + " raise longest or lower first"
            )
        }
        if plan.giveUpAfter < plan.first {
            problems.add(
                .contradiction,
                at: keys.keyLocation(keys.has("giveUpAfter") ? "giveUpAfter" : "first"),
                "giveUpAfter is over before the first attempt is due",
                hint:
                    "the first attempt is due after \(DurationGrammar.text(plan.first)): wait longer, or write"
                    + " reconnect: off"
            )
        }
    }
}
