import Scenarios

/// The built-in window: one result for each window of `delay`, computed by its rules.
///
/// Only windows of a duration are judged: which message closes a window by count, by size or by a
/// trigger depends on the order in which messages of different publishers arrive.
/// Source: learn.microsoft.com, _Aggregate data with window transforms in data flow graphs_,
/// 24 July 2026.
final class BuiltInWindowStage: OracleStage {
    static let semantics = ModuleSemantics.builtInWindow
    static let kind = DataFlow.Kind.accumulate

    let windowRole: WindowRole
    private let rules: AggregateRules

    init(parameters: [String: String]) throws(StageProblem) {
        if let other = parameters.keys.sorted().first(where: { !["delay", "rules"].contains($0) }) {
            throw StageProblem(
                "its parameter \"\(other)\" closes windows by the order in which messages arrive,"
                    + " which is not known",
                hint: "judge the graph with delay alone"
            )
        }
        rules = try AggregateRulesReader.rules(in: parameters)
        windowRole = .rules(try Self.rule(parameters["delay"]), rules)
    }

    func verdict(on message: OracleMessage) -> StageVerdict {
        guard let json = try? JSONValue(message.payload, as: .standard) else { return .drop }
        return .fold(.inputs(rules.values(in: message, json)))
    }

    func value(in message: OracleMessage) -> Double? {
        guard let json = try? JSONValue(message.payload, as: .standard) else { return nil }
        return rules.values(in: message, json).lazy.compactMap { $0?.double }.first
    }

    private static func rule(_ text: String?) throws(StageProblem) -> WindowRule {
        let hint = "add { key: delay, value: '{\"type\":\"duration\",\"delaySeconds\":30}' }"
        guard let text else {
            throw StageProblem("nothing says how long its windows are", hint: hint)
        }
        guard let json = try? JSONValue(Array(text.utf8), as: .standard),
            json["type"] == .string(Array("duration".utf8)),
            case .number(.unsigned(let seconds))? = json["delaySeconds"],
            (1...31_536_000).contains(seconds)
        else {
            throw StageProblem("its delay is no duration of at most a year", hint: hint)
        }
        return WindowRule(length: Int64(seconds) * 1_000)
    }
}
