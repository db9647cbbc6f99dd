/// The bounds of a published filter, and where they were written.
struct FilterBounds {
    /// The names under which most modules look for their bounds.
    static let lowerName = "temperature_lower_bound"
    static let upperName = "temperature_upper_bound"

    /// A text and where it stands.
    struct Text {
        var text: String
        var node: LocatedNode

        init(_ text: String, at location: SourceLocation) {
            self.text = text
            node = LocatedNode(
                location: location,
                content: .scalar(LocatedNode.Scalar(text: text, style: .quoted))
            )
        }
    }

    /// Checks that bounds are numbers and that a value lies between them.
    ///
    /// - Parameters:
    ///   - texts: What is set, by the names of `rule`.
    ///   - rule: What the module makes of it.
    ///   - problems: Where mistakes are added.
    static func check(
        _ texts: [String: Text],
        by rule: FilterBoundRule,
        into problems: inout Problems
    ) {
        var values: [Double] = []
        for (index, name) in rule.names.enumerated() {
            guard let bound = texts[name] else {
                if index < rule.defaults.count { values.append(rule.defaults[index]) }
                continue
            }
            let value = bound.node.value("bound", example: "2000", into: &problems) {
                text throws(ValueProblem) in
                try BoundGrammar.read(text, consequence: rule.consequence)
            }
            if let value { values.append(value) }
        }
        guard values.count == 2, rule.isEmpty(values[0], values[1]),
            let last = rule.names.reversed().lazy.compactMap({ texts[$0] }).first
        else { return }
        let spelt = zip(rule.names, values).map { name, value in
            quoted(texts[name]?.text ?? "\(value)")
        }
        problems.add(
            .contradiction,
            at: last.node.location,
            "no value lies between the bounds \(spelt[0]) and \(spelt[1]):"
                + " nothing would ever pass",
            hint: "write a lower bound below the upper one, such as 2000 and 4000"
        )
    }

    /// The bounds of a flow's filters, for payloads that probe their neighbourhood.
    static func values(of flow: DataFlow) -> [Double] {
        flow.operations.flatMap { operation -> [Double] in
            guard let rule = FilterBoundRule(operation.semantics) else { return [] }
            return rule.names.indices.compactMap { index in
                guard let text = operation.parameters[rule.names[index]] else {
                    return index < rule.defaults.count ? rule.defaults[index] : nil
                }
                return try? BoundGrammar.read(text)
            }
        }
    }
}
