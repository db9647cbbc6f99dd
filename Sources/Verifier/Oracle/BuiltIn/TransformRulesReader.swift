/// Reads the parameter `rules` of a built-in transform: JSON in a text.
struct TransformRulesReader {
    private let members: [JSONObject.Member]

    /// Reads the text.
    ///
    /// - Parameters:
    ///   - parameters: The operation's.
    ///   - keys: The keys that are understood besides `version` and `description`.
    /// - Throws: What is wrong with it, or what in it cannot be judged.
    init(_ parameters: [String: String], keys: [String]) throws(StageProblem) {
        guard let text = parameters["rules"] else {
            throw StageProblem(
                "it has no parameter \"rules\"",
                hint: "add { key: rules, value: '{\"\(keys[0])\": …}' } to its configuration"
            )
        }
        if let other = parameters.keys.sorted().first(where: { $0 != "rules" }) {
            throw StageProblem(
                "its parameter \"\(other)\" cannot be judged",
                hint: "what is known of built-in transforms is the parameter rules"
            )
        }
        do throws(SerdeFailure) {
            guard case .object(let object) = try JSONValue(Array(text.utf8), as: .standard) else {
                throw SerdeFailure("an object is expected")
            }
            members = object.members
        } catch {
            throw StageProblem(
                "its rules are no JSON: \(error.reason)",
                hint: "write them like {\"\(keys[0])\": …}"
            )
        }
        try Self.check(members, keys: keys + ["version", "description"], of: "its rules")
    }

    /// The value of a key; nil where there is none.
    func value(_ key: String) -> JSONValue? {
        members.first { $0.key == Array(key.utf8) }?.value
    }

    /// The elements of a list that must be there.
    func list(_ key: String) throws(StageProblem) -> [JSONValue] {
        guard case .list(let elements)? = value(key) else {
            throw StageProblem(
                "its rules have no list \"\(key)\"",
                hint: "write them like {\"\(key)\": [{\"inputs\": […], …}]}"
            )
        }
        return elements
    }

    /// Reads what enrichment needs, which is refused.
    func refuseDatasets() throws(StageProblem) {
        switch value("datasets") {
        case nil, .null?, .list([])?: return
        default:
            throw StageProblem(
                "its rules have datasets, whose contents Crucible does not know",
                hint: "judge the graph without enrichment"
            )
        }
    }

    /// Reads inputs and expression of one rule.
    ///
    /// - Parameters:
    ///   - json: The rule.
    ///   - name: What errors call it.
    ///   - keys: The keys that are understood besides those of every rule.
    /// - Returns: The rule.
    /// - Throws: What is wrong with it, or what in it cannot be judged.
    static func rule(
        _ json: JSONValue,
        _ name: String,
        keys: [String] = []
    ) throws(StageProblem) -> TransformRule {
        guard case .object(let object) = json else {
            throw StageProblem("\(name) is no object", hint: "write {\"inputs\": […], …}")
        }
        try check(object.members, keys: keys + ["inputs", "expression", "description"], of: name)
        var inputs: [RuleInput] = []
        let isConstant = keys.contains("output") && json["expression"] != nil
        let texts =
            isConstant
            ? try Self.inputs(of: json, name) : try Self.texts(json["inputs"], "inputs of \(name)")
        for text in texts {
            do throws(StageProblem) {
                inputs.append(try RuleInput(text))
            } catch {
                throw StageProblem("\(name): \(error.problem)", hint: error.hint)
            }
        }
        guard let expression = json["expression"], expression != .null else {
            return TransformRule(inputs: inputs, expression: nil)
        }
        guard case .string(let bytes) = expression else {
            throw StageProblem("the expression of \(name) is no text", hint: "write \"$1 > 5\"")
        }
        do throws(ExpressionError) {
            let text = String(decoding: bytes, as: UTF8.self)
            let parsed = try ExpressionParser.parse(text, inputCount: inputs.count)
            return TransformRule(inputs: inputs, expression: parsed)
        } catch {
            throw StageProblem(
                "\(name), character \(error.character) of the expression: \(error.problem)",
                hint: error.hint
            )
        }
    }

    /// The inputs of a map's rule: one at least, unless it has an expression, which may need none.
    static func inputs(of json: JSONValue, _ name: String) throws(StageProblem) -> [String] {
        if json["inputs"] == .list([]), case .string? = json["expression"] { return [] }
        return try texts(json["inputs"], "inputs of \(name)")
    }

    /// A list of texts that must be there, with one at least.
    static func texts(
        _ json: JSONValue?,
        _ name: String
    ) throws(StageProblem) -> [String] {
        var texts: [String] = []
        if case .list(let elements)? = json {
            for case .string(let bytes) in elements {
                texts.append(String(decoding: bytes, as: UTF8.self))
            }
            if !texts.isEmpty, texts.count == elements.count { return texts }
        }
        throw StageProblem("\(name) are no list of paths", hint: "write [\"temperature.value\"]")
    }

    private static func check(
        _ members: [JSONObject.Member],
        keys: [String],
        of name: String
    ) throws(StageProblem) {
        for member in members {
            let key = String(decoding: member.key, as: UTF8.self)
            guard !keys.contains(key) else { continue }
            throw StageProblem(
                "\(name): nobody has written down what \"\(key)\" does",
                hint: "known are \(keys.joined(separator: ", "))"
            )
        }
    }
}
