/// Reads the accumulation rules of a built-in window.
struct AggregateRulesReader {
    private var inputs: [RuleInput] = []

    /// Reads the parameter `rules`.
    ///
    /// - Parameter parameters: The operation's.
    /// - Returns: The rules.
    /// - Throws: What is wrong with them, or what in them cannot be judged.
    static func rules(in parameters: [String: String]) throws(StageProblem) -> AggregateRules {
        let known = parameters.filter { $0.key == "rules" }
        let reader = try TransformRulesReader(known, keys: ["accumulate"])
        var result = AggregateRulesReader()
        var rules: [AggregateRules.Rule] = []
        for (index, json) in try reader.list("accumulate").enumerated() {
            let rule = try result.rule(json, "rule \(index + 1)")
            if rules.contains(where: {
                $0.output.covers(rule.output) || rule.output.covers($0.output)
            }) {
                throw StageProblem(
                    "rule \(index + 1) writes a field that another writes",
                    hint: "give each rule an output of its own"
                )
            }
            rules.append(rule)
        }
        return AggregateRules(inputs: result.inputs, rules: rules)
    }

    private mutating func rule(
        _ json: JSONValue,
        _ name: String
    ) throws(StageProblem) -> AggregateRules.Rule {
        guard case .object(let object) = json else {
            throw StageProblem("\(name) is no object", hint: "write {\"inputs\": […], …}")
        }
        let keys = ["inputs", "output", "expression", "description"].map { Array($0.utf8) }
        guard object.members.allSatisfy({ keys.contains($0.key) }) else {
            throw StageProblem(
                "\(name) has a key that nobody has written down",
                hint: "known are inputs, output, expression, description"
            )
        }
        guard case .string(let output)? = json["output"], !output.isEmpty else {
            throw StageProblem("\(name) has no output", hint: "add \"output\": \"average\"")
        }
        guard case .string(let text)? = json["expression"] else {
            throw StageProblem(
                "\(name) has no expression",
                hint: "add \"expression\": \"average($1)\"; every rule of a window needs one"
            )
        }
        var places: [Int] = []
        for input in try TransformRulesReader.texts(json["inputs"], "inputs of \(name)") {
            places.append(try place(of: input, name))
        }
        let path = String(decoding: output, as: UTF8.self)
        let (expression, aggregates) = try Self.expression(
            String(decoding: text, as: UTF8.self),
            places,
            name
        )
        return AggregateRules.Rule(
            output: try FieldPath(path),
            name: path,
            expression: expression,
            aggregates: aggregates
        )
    }

    /// The place of an input, which is kept.
    private mutating func place(of text: String, _ name: String) throws(StageProblem) -> Int {
        let input = try RuleInput(text)
        guard case .field(let path) = input.origin else {
            throw StageProblem(
                "\(name) reads \"\(text)\", which the rules of a window cannot",
                hint: "only fields of the payload can be aggregated"
            )
        }
        guard !path.segments.contains(Array("*".utf8)) else {
            throw StageProblem(
                "\(name) has a wildcard, which the rules of a window cannot have",
                hint: "name the field"
            )
        }
        inputs.append(input)
        return inputs.count - 1
    }

    private static func expression(
        _ text: String,
        _ places: [Int],
        _ name: String
    ) throws(StageProblem) -> (Expression, [AggregateRules.Aggregate]) {
        do throws(ExpressionError) {
            let (tokens, aggregates) = try AggregateTokens.replacing(
                try ExpressionLexer.tokens(of: text),
                places
            )
            let expression = try ExpressionParser.parse(tokens, inputCount: aggregates.count)
            if aggregates.contains(where: { $0.function.picksByOrder }) {
                guard case .variable = expression else {
                    throw ExpressionError(
                        at: 1,
                        "what is computed of the first or the last value depends on the order of"
                            + " messages of different publishers, which is not known",
                        hint: "let first and last stand alone"
                    )
                }
            }
            return (expression, aggregates)
        } catch {
            throw StageProblem(
                "\(name), character \(error.character) of the expression: \(error.problem)",
                hint: error.hint
            )
        }
    }
}
