/// Rules of a built-in map that the documentation does not let one foretell together.
enum BuiltInMapConflicts {
    /// Refuses rules that write the same field, and properties taken from fields that a rule for
    /// all fields copies too.
    static func check(_ rules: [BuiltInMapRule]) throws(StageProblem) {
        var written: [(path: FieldPath, rule: Int)] = []
        for (index, rule) in rules.enumerated() {
            guard case .field(_, let path) = rule else { continue }
            if let earlier = written.first(where: {
                $0.path.covers(path) || path.covers($0.path)
            }) {
                throw StageProblem(
                    "rule \(earlier.rule + 1) and rule \(index + 1) write the same field",
                    hint: "give each an output of its own"
                )
            }
            written.append((path, index))
        }
        guard case .copyAll(let from, _)? = rules.first else { return }
        let kept = rules.flatMap { $0.claimedByFields }
        for (index, rule) in rules.enumerated() {
            for path in rule.fieldsForEnvelope
            where from.covers(path) && !kept.contains(where: { $0.covers(path) }) {
                throw StageProblem(
                    "rule \(index + 1) takes from a field that rule 1 copies: the documentation"
                        + " does not say whether it then stays in the payload",
                    hint: "add a rule that copies or removes the field by its name"
                )
            }
        }
    }
}

extension BuiltInMapRule {
    /// The inputs and the expression; nil where there is none.
    var rule: TransformRule? {
        switch self {
        case .copyAll, .remove: nil
        case .field(let rule, _), .topic(let rule), .property(let rule, _): rule
        }
    }

    /// The fields that the rule reads or removes, so that a rule for all fields leaves them out.
    var claimed: [FieldPath] { claimedByFields + fieldsForEnvelope }

    /// Of those the ones that the payload's rules read or remove.
    var claimedByFields: [FieldPath] {
        switch self {
        case .remove(let paths): paths
        case .field(let rule, _): Self.fields(of: rule)
        case .copyAll, .topic, .property: []
        }
    }

    /// Of those the ones that topic and properties are made of.
    var fieldsForEnvelope: [FieldPath] {
        switch self {
        case .topic(let rule), .property(let rule, _): Self.fields(of: rule)
        case .copyAll, .remove, .field: []
        }
    }

    private static func fields(of rule: TransformRule) -> [FieldPath] {
        rule.inputs.compactMap { input in
            guard case .field(let path) = input.origin else { return nil }
            return path
        }
    }
}
