import Scenarios

/// The built-in branch: its one rule says which arm a message takes.
///
/// What is missing, no JSON, no Boolean or cannot be computed is an error, and on an error the
/// message is dropped. Source: learn.microsoft.com, _Filter and route data in data flow graphs_,
/// 16 April 2026, and _Data flow graphs overview_, Error handling.
final class BuiltInBranchStage: OracleStage {
    static let semantics = ModuleSemantics.builtInBranch
    static let kind = DataFlow.Kind.branch

    private let rule: TransformRule

    var readsEnvelopes: Bool { rule.readsEnvelopes }

    init(parameters: [String: String]) throws(StageProblem) {
        let reader = try TransformRulesReader(parameters, keys: ["branch", "datasets"])
        try reader.refuseDatasets()
        guard let json = reader.value("branch") else {
            throw StageProblem(
                "its rules have no \"branch\"",
                hint: "write {\"branch\": {\"inputs\": […], \"expression\": \"$1 > 5\"}}"
            )
        }
        rule = try TransformRulesReader.rule(json, "the rule")
        guard rule.expression != nil else {
            throw StageProblem("the rule has no expression", hint: "add \"expression\": \"$1 > 5\"")
        }
        try rule.refuseUncertainEmptiness("the rule")
    }

    func verdict(on message: OracleMessage) -> StageVerdict {
        let json = try? JSONValue(message.payload, as: .standard)
        do throws(ExpressionFailure) {
            return .route(try rule.holds(for: message, json))
        } catch {
            return .drop
        }
    }

    func value(in message: OracleMessage) -> Double? {
        (try? JSONValue(message.payload, as: .standard)).flatMap { rule.number(in: $0) }
    }
}
