/// One rule of a map: from some inputs to one output.
struct MapRule: Sendable {
    let inputs: [RuleInput]
    /// Where the result goes; nil removes the inputs.
    let output: RulePlace?
    /// How the result is worked out; nil copies the first input.
    let expression: String?

    /// Whether it copies, or works out, many fields at once.
    var hasWildcard: Bool {
        Self.hasWildcard(output) || inputs.contains { Self.hasWildcard($0.place) }
    }

    /// Reads a rule.
    init(_ rule: JSONValue) throws(ConfigurationError) {
        var inputs: [RuleInput] = []
        for text in try TransformRules.inputs(of: rule) { inputs.append(try RuleInput(text)) }
        self.inputs = inputs
        expression = try TransformRules.expression(of: rule, inputCount: inputs.count)
        guard case .string(let text) = rule["output"] else {
            throw ConfigurationError(
                problem: "a map rule has no output",
                hint: "write \"output\": \"field\", or \"\" to remove the inputs"
            )
        }
        output = text.isEmpty ? nil : try RulePlace(text)
        try check()
    }

    private func check() throws(ConfigurationError) {
        if output == nil, expression != nil {
            throw ConfigurationError(
                problem: "a rule that removes fields has an expression",
                hint: "leave the expression out, or name an output"
            )
        }
        if inputs.isEmpty, expression == nil {
            throw ConfigurationError(
                problem: "a map rule has neither inputs nor an expression",
                hint: "name the field to copy"
            )
        }
        guard hasWildcard else { return }
        guard output == nil || Self.hasWildcard(output),
            inputs.first.map({ Self.hasWildcard($0.place) }) == true
        else {
            throw ConfigurationError(
                problem: "a map rule has a * on one side only",
                hint: "the output's * stands for what the first input's matched"
            )
        }
    }

    private static func hasWildcard(_ place: RulePlace?) -> Bool {
        if case .field(let path) = place { path.hasWildcard } else { false }
    }
}
