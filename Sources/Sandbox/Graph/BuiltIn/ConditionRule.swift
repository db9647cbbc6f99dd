/// A rule of a filter or a branch: an expression that must be true or false of every message.
struct ConditionRule: Sendable {
    private let inputs: [RuleInput]
    private let expression: String

    /// Reads a rule.
    init(_ rule: JSONValue) throws(ConfigurationError) {
        var inputs: [RuleInput] = []
        for text in try TransformRules.inputs(of: rule) {
            let input = try RuleInput(text)
            if case .field(let path) = input.place, path.hasWildcard {
                throw ConfigurationError(
                    problem: "the input \"\(text)\" has a *, which only maps may",
                    hint: "name the field"
                )
            }
            inputs.append(input)
        }
        guard let text = try TransformRules.expression(of: rule, inputCount: inputs.count) else {
            throw ConfigurationError(
                problem: "a rule has no expression",
                hint: "write \"expression\": \"$1 > 100\""
            )
        }
        self.inputs = inputs
        expression = text
    }

    /// Whether it is true of a message; a field that is missing is an error, and so is a result that
    /// is no Boolean.
    func isTrue(
        of message: GraphMessage,
        _ payload: JSONValue,
        bounds: BoundRule
    ) throws(ExpressionError) -> Bool {
        var values: [JSONValue?] = []
        for input in inputs {
            guard let value = input.value(in: message, payload) else {
                throw ExpressionError("a field that a rule reads is missing")
            }
            values.append(value)
        }
        return try ExpressionEvaluator.value(of: expression, values, bounds: bounds).condition()
    }
}
