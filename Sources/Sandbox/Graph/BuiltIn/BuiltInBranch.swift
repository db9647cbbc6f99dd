import Scenarios

/// The built-in branch: its one rule says which arm.
///
/// Source: _Filter and route data in data flow graphs_, 16 April 2026.
struct BuiltInBranch: GraphStage {
    static let semantics = ModuleSemantics.builtInBranch
    static let kind = DataFlow.Kind.branch

    private let rule: ConditionRule

    init(parameters: [String: String]) throws(ConfigurationError) {
        rule = try ConditionRule(try TransformRules.read("branch", from: parameters))
    }

    func process(_ message: inout GraphMessage, bounds: BoundRule) -> StageVerdict {
        do throws(Trap) {
            let payload = try JSONValue(parsing: message.payload)
            do throws(ExpressionError) {
                return .turn(try rule.isTrue(of: message, payload, bounds: bounds))
            } catch {
                return .error(error.problem)
            }
        } catch {
            return .error(error.reason)
        }
    }
}
