/// The rules of a built-in transform: JSON text in its parameter `rules`.
enum TransformRules {
    /// The value of one key of the rules.
    ///
    /// - Parameters:
    ///   - key: `filter`, `map` or `branch`.
    ///   - parameters: The transform's configuration.
    /// - Returns: The rules.
    /// - Throws: What is wrong with them, or what the sandbox has not.
    static func read(
        _ key: String,
        from parameters: [String: String]
    ) throws(ConfigurationError) -> JSONValue {
        guard let text = parameters["rules"] else {
            throw ConfigurationError(
                problem: "it has no rules",
                hint: "give the parameter rules a JSON text with the key \"\(key)\""
            )
        }
        guard let rules = try? JSONValue(parsing: Array(text.utf8)[...]),
            let value = rules[key]
        else {
            throw ConfigurationError(
                problem: "its rules are no JSON object with the key \"\(key)\"",
                hint: "write {\"\(key)\": …} as the transform's documentation has it"
            )
        }
        if rules["validateSchema"] == .boolean(true) {
            throw unsupported("schemas to validate")
        }
        if let sets = rules["datasets"], sets != .array([]), sets != .null {
            throw unsupported("datasets")
        }
        return value
    }

    /// The rules of an array.
    static func list(_ value: JSONValue, _ key: String) throws(ConfigurationError) -> [JSONValue] {
        guard case .array(let rules) = value else {
            throw ConfigurationError(
                problem: "\"\(key)\" is no array of rules",
                hint: "write [{\"inputs\": […], …}]"
            )
        }
        return rules
    }

    /// The texts of a rule's inputs.
    static func inputs(of rule: JSONValue) throws(ConfigurationError) -> [String] {
        var texts: [String] = []
        guard case .array(let inputs) = rule["inputs"] else { throw wrongInputs }
        for input in inputs {
            guard case .string(let text) = input else { throw wrongInputs }
            texts.append(text)
        }
        return texts
    }

    /// A rule's expression, read once to see that it can be; nil where it has none.
    static func expression(
        of rule: JSONValue,
        inputCount: Int
    ) throws(ConfigurationError) -> String? {
        switch rule["expression"] {
        case nil, .null:
            return nil
        case .string(let text):
            do throws(ExpressionError) {
                try ExpressionEvaluator.check(text, inputCount: inputCount)
            } catch {
                throw ConfigurationError(
                    problem: "the expression \"\(text)\": \(error.problem)",
                    hint: "the sandbox has what the expressions reference documents, but regular "
                        + "expressions"
                )
            }
            return text
        default:
            throw ConfigurationError(
                problem: "an expression is no text",
                hint: "write \"expression\": \"$1 > 100\""
            )
        }
    }

    private static var wrongInputs: ConfigurationError {
        ConfigurationError(
            problem: "a rule has no inputs",
            hint: "write \"inputs\": [\"temperature\"], or [] for none"
        )
    }

    private static func unsupported(_ what: String) -> ConfigurationError {
        ConfigurationError(
            problem: "the sandbox has no \(what)",
            hint: "leave them out, or run this graph on a cluster"
        )
    }
}
