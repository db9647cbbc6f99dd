/// What a built-in window computes of its messages.
struct AggregateRules: Sendable {
    /// An aggregation function and the input that it is of.
    struct Aggregate: Hashable, Sendable {
        let function: AggregateFunction
        /// The input's place in ``AggregateRules/inputs``.
        let input: Int
    }

    /// One field of the result.
    struct Rule: Sendable {
        /// Where the field is.
        let output: FieldPath
        /// The field's name as the rule has it.
        let name: String
        /// Its value, of the values of ``aggregates``.
        let expression: Expression
        let aggregates: [Aggregate]

        /// The one aggregation that the field is; nil where it is computed of some.
        var only: Aggregate? {
            guard case .variable = expression else { return nil }
            return aggregates.first
        }
    }

    /// The fields that messages are asked for, for all rules together.
    let inputs: [RuleInput]
    let rules: [Rule]

    /// The inputs of a message.
    func values(in message: OracleMessage, _ json: JSONValue) -> [ExpressionValue?] {
        inputs.map { input in
            guard let value = try? input.value(in: message, json) else { return nil }
            return try? ExpressionValue(value)
        }
    }
}
