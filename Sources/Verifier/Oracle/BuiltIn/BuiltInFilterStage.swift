import Scenarios

/// The built-in filter: a message for which any of its rules is true is dropped.
///
/// What is missing, no JSON, no Boolean or cannot be computed is an error, and on an error the
/// message is dropped too. Everything else passes byte for byte.
/// Source: learn.microsoft.com, _Filter and route data in data flow graphs_, 16 April 2026.
final class BuiltInFilterStage: OracleStage {
    static let semantics = ModuleSemantics.builtInFilter
    static let kind = DataFlow.Kind.filter

    private let rules: [TransformRule]
    let readsEnvelopes: Bool

    init(parameters: [String: String]) throws(StageProblem) {
        let reader = try TransformRulesReader(
            parameters,
            keys: ["filter", "datasets", "validateSchema"]
        )
        try reader.refuseDatasets()
        guard [nil, .boolean(false)].contains(reader.value("validateSchema")) else {
            throw StageProblem(
                "its rules ask for validation by a schema, which Crucible does not have",
                hint: "judge the graph with \"validateSchema\": false"
            )
        }
        var rules: [TransformRule] = []
        for (index, json) in try reader.list("filter").enumerated() {
            let name = "rule \(index + 1)"
            let rule = try TransformRulesReader.rule(json, name)
            guard rule.expression != nil else {
                throw StageProblem(
                    "\(name) has no expression",
                    hint:
                        "add \"expression\": \"$1 > 100\"; where it is true, the message is dropped"
                )
            }
            rules.append(rule)
        }
        self.rules = rules
        readsEnvelopes = rules.contains { $0.readsEnvelopes }
    }

    func verdict(on message: OracleMessage) -> StageVerdict {
        let json = try? JSONValue(message.payload, as: .standard)
        do throws(ExpressionFailure) {
            for rule in rules where try rule.holds(for: message, json) { return .drop }
            return .passUnchanged
        } catch {
            return .drop
        }
    }

    func value(in message: OracleMessage) -> Double? {
        guard let json = try? JSONValue(message.payload, as: .standard) else { return nil }
        return rules.lazy.compactMap { $0.number(in: json) }.first
    }
}
