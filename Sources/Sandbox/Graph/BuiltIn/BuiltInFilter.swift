import Scenarios

/// The built-in filter: a message of which any rule is true is *dropped*; rules after it are not
/// looked at.
///
/// Source: _Filter and route data in data flow graphs_, 16 April 2026.
struct BuiltInFilter: GraphStage {
    static let semantics = ModuleSemantics.builtInFilter
    static let kind = DataFlow.Kind.filter

    private let rules: [ConditionRule]

    init(parameters: [String: String]) throws(ConfigurationError) {
        let value = try TransformRules.read("filter", from: parameters)
        var rules: [ConditionRule] = []
        for rule in try TransformRules.list(value, "filter") {
            rules.append(try ConditionRule(rule))
        }
        self.rules = rules
    }

    func process(_ message: inout GraphMessage, bounds: BoundRule) -> StageVerdict {
        do throws(Trap) {
            let payload = try JSONValue(parsing: message.payload)
            do throws(ExpressionError) {
                for rule in rules where try rule.isTrue(of: message, payload, bounds: bounds) {
                    return .drop
                }
                return .pass
            } catch {
                return .error(error.problem)
            }
        } catch {
            return .error(error.reason)
        }
    }
}
