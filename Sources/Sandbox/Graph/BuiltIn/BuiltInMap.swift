import Messaging
import Scenarios

/// The built-in map: a new payload of what the rules write, and nothing else.
///
/// Rules with a `*` come first and copy what no other rule reads; of a field that another rule reads,
/// only that rule decides. User properties stay, and a rule may add, or with an empty value remove,
/// some. A field that is missing is skipped where a rule copies it, and is `()` in an expression.
///
/// Source: _Transform data with map in data flow graphs_, 19 March 2026; _Expressions reference for
/// data flows_, 23 June 2026.
struct BuiltInMap: GraphStage {
    static let semantics = ModuleSemantics.builtInMap
    static let kind = DataFlow.Kind.map

    private let rules: [MapRule]
    /// The fields that rules without a `*` read: those with one leave them out.
    private let specific: Set<[String]>

    init(parameters: [String: String]) throws(ConfigurationError) {
        let value = try TransformRules.read("map", from: parameters)
        var rules: [MapRule] = []
        var specific: Set<[String]> = []
        for text in try TransformRules.list(value, "map") {
            let rule = try MapRule(text)
            if rule.hasWildcard, rules.contains(where: { !$0.hasWildcard }) {
                throw ConfigurationError(
                    problem: "a map rule with a * comes after one without",
                    hint: "put it first"
                )
            }
            rules.append(rule)
            for input in rule.inputs where !rule.hasWildcard {
                if case .field(let path) = input.place { specific.insert(path.names) }
            }
        }
        self.rules = rules
        self.specific = specific
    }

    func process(_ message: inout GraphMessage, bounds: BoundRule) -> StageVerdict {
        do throws(Trap) {
            let payload = try JSONValue(parsing: message.payload)
            guard case .object = payload else { return .error("the payload is no object") }
            do throws(ExpressionError) {
                var draft = MapDraft(message)
                for rule in rules {
                    if rule.hasWildcard {
                        try spread(rule, payload, message, into: &draft, bounds)
                    } else if let output = rule.output {
                        let values = rule.inputs.map { $0.value(in: message, payload) }
                        try draft.write(values, rule.expression, to: output, bounds)
                    }
                }
                message = draft.finished()
                return .pass
            } catch {
                return .error(error.problem)
            }
        } catch {
            return .error(error.reason)
        }
    }

    /// Applies a rule with a `*` once for each thing that it may stand for.
    private func spread(
        _ rule: MapRule,
        _ payload: JSONValue,
        _ message: GraphMessage,
        into draft: inout MapDraft,
        _ bounds: BoundRule
    ) throws(ExpressionError) {
        guard case .field(let first) = rule.inputs.first?.place,
            case .field(let output) = rule.output
        else { return }
        // A * at the end stands for whole fields, so that inner ones can be left out.
        let endsInWildcard = first.segments.last == .wildcard
        for (names, isLeaf) in payload.paths where isLeaf || !endsInWildcard {
            guard let captured = first.captured(from: names), !isSpecific(names) else { continue }
            var values: [JSONValue?] = []
            for input in rule.inputs {
                if case .field(let path) = input.place {
                    values.append(payload.value(at: path.names(with: captured)) ?? input.fallback)
                } else {
                    values.append(input.value(in: message, payload))
                }
            }
            // What one of the inputs has no field for is skipped.
            guard values.allSatisfy({ $0 != nil }) else { continue }
            try draft.write(values, rule.expression, at: output.names(with: captured), bounds)
        }
    }

    /// Whether another rule reads this field, or one that it is inside of.
    private func isSpecific(_ names: [String]) -> Bool {
        !specific.isEmpty && names.indices.contains { specific.contains(Array(names[...$0])) }
    }
}
