/// Inputs and an expression: what all built-in transforms' rules have.
struct TransformRule: Sendable {
    let inputs: [RuleInput]
    /// Nil where the first input is copied.
    let expression: Expression?

    /// The value of the rule for a message.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - json: Its payload; nil where that is no JSON.
    /// - Returns: The value as a field holds it.
    /// - Throws: Why it has none: the transform drops the message.
    func value(
        for message: OracleMessage,
        _ json: JSONValue?
    ) throws(ExpressionFailure) -> JSONValue {
        guard let expression else {
            guard let first = inputs.first else { throw ExpressionFailure("there is no input") }
            let value = try first.value(in: message, json)
            for input in inputs.dropFirst() { _ = try input.value(in: message, json) }
            return value
        }
        return try result(of: expression, for: message, json).field()
    }

    /// Whether the rule holds for a message.
    ///
    /// - Throws: Why that cannot be said: the transform drops the message.
    func holds(
        for message: OracleMessage,
        _ json: JSONValue?
    ) throws(ExpressionFailure) -> Bool {
        guard let expression,
            case .boolean(let truth) = try result(of: expression, for: message, json)
        else { throw ExpressionFailure("the expression is no Boolean") }
        return truth
    }

    private func result(
        of expression: Expression,
        for message: OracleMessage,
        _ json: JSONValue?
    ) throws(ExpressionFailure) -> ExpressionValue {
        var values: [ExpressionValue] = []
        for input in inputs {
            values.append(try ExpressionValue(try input.value(in: message, json)))
        }
        return try expression.value(for: values)
    }

    /// Whether the rule looks at topic or user properties.
    var readsEnvelopes: Bool {
        inputs.contains {
            if case .field = $0.origin { false } else { true }
        }
    }

    /// The first number among its inputs in a payload.
    func number(in json: JSONValue) -> Double? {
        for input in inputs {
            guard case .field(let path) = input.origin else { continue }
            if let number = path.value(in: json)?.double { return number }
        }
        return nil
    }
}

extension TransformRule {
    /// Refuses an expression that looks for `()` where an input may be missing.
    ///
    /// The documentation says of a missing field both that `()` detects it and that it is an error.
    func refuseUncertainEmptiness(_ name: String) throws(StageProblem) {
        guard let expression, expression.mentionsEmpty,
            inputs.contains(where: { $0.fallback == nil })
        else { return }
        throw StageProblem(
            "\(name) looks for (): the documentation says both that a missing field is () and that"
                + " it is an error",
            hint: "give every input a default, such as temperature ?? null"
        )
    }
}
