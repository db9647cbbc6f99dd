/// One rule of a built-in map.
enum BuiltInMapRule: Sendable {
    /// Copies every field below `from` to below `to`, but for those that other rules read.
    case copyAll(from: FieldPath, to: FieldPath)
    /// Leaves fields out.
    case remove([FieldPath])
    /// Computes or copies a field.
    case field(TransformRule, FieldPath)
    /// Computes or copies the topic.
    case topic(TransformRule)
    /// Computes or copies a user property.
    case property(TransformRule, String)

    /// Reads a rule.
    ///
    /// - Parameters:
    ///   - json: The rule.
    ///   - index: Its place, from 0.
    /// - Returns: The rule.
    /// - Throws: What is wrong with it, or what in it cannot be judged.
    static func read(_ json: JSONValue, index: Int) throws(StageProblem) -> BuiltInMapRule {
        let name = "rule \(index + 1)"
        guard case .string(let bytes)? = json["output"] else {
            throw StageProblem("\(name) has no output", hint: "add \"output\": \"temperature\"")
        }
        let output = String(decoding: bytes, as: UTF8.self)
        let inputs = try TransformRulesReader.inputs(of: json, name)
        if let pattern = inputs.first(where: isPattern) ?? (isPattern(output) ? output : nil) {
            return try copyAll(json, inputs, output, pattern, index)
        }
        let rule = try TransformRulesReader.rule(json, name, keys: ["output"])
        guard !output.isEmpty else { return try removal(rule, name) }
        try rule.refuseUncertainEmptiness(name)
        switch try RuleInput.origin(output) {
        case .field(let path): return .field(rule, path)
        case .topic: return .topic(rule)
        case .property(let key): return .property(rule, key)
        }
    }

    /// Whether a path is `*` or ends in `.*`, or has a star anywhere else as a segment.
    private static func isPattern(_ path: String) -> Bool {
        path.split(separator: ".").contains("*")
    }

    private static func copyAll(
        _ json: JSONValue,
        _ inputs: [String],
        _ output: String,
        _ pattern: String,
        _ index: Int
    ) throws(StageProblem) -> BuiltInMapRule {
        let name = "rule \(index + 1)"
        guard index == 0 else {
            throw StageProblem(
                "\(name) has the wildcard \"\(pattern)\", which only the first rule may have",
                hint: "move it to the front"
            )
        }
        guard inputs.count == 1, json["expression"] == nil, let from = prefix(of: inputs[0]),
            let to = prefix(of: output)
        else {
            throw StageProblem(
                "\(name) has the wildcard \"\(pattern)\" in a way that cannot be judged yet",
                hint: "Crucible judges one input and output, each * alone or at the end of a path,"
                    + " without an expression"
            )
        }
        return .copyAll(from: try from.path(), to: try to.path())
    }

    private static func removal(
        _ rule: TransformRule,
        _ name: String
    ) throws(StageProblem) -> BuiltInMapRule {
        guard rule.expression == nil else {
            throw StageProblem(
                "\(name) removes fields and has an expression",
                hint: "remove the expression, or name an output"
            )
        }
        var paths: [FieldPath] = []
        for input in rule.inputs {
            guard case .field(let path) = input.origin else {
                throw StageProblem(
                    "\(name) removes what is no field",
                    hint: "only fields of the payload can be removed"
                )
            }
            paths.append(path)
        }
        return .remove(paths)
    }

    /// What stands before the star at the end of a path; nil where it does not end in one.
    private static func prefix(of pattern: String) -> Prefix? {
        if pattern == "*" { return Prefix(text: "") }
        return pattern.hasSuffix(".*") ? Prefix(text: String(pattern.dropLast(2))) : nil
    }

    private struct Prefix {
        let text: String

        func path() throws(StageProblem) -> FieldPath {
            text.isEmpty ? FieldPath(segments: []) : try FieldPath(text)
        }
    }
}
