import Scenarios

/// The built-in throttle: lets a message pass, then none for a while.
///
/// Which ones it lets pass depends on when it sees them, by a clock that nobody else can read. What
/// a message alone tells is whether it *can* pass; the ``ThrottleLedger`` judges how many did.
/// Source: learn.microsoft.com, _Throttle data in data flow graphs_, 22 July 2026.
final class BuiltInThrottleStage: OracleStage {
    static let semantics = ModuleSemantics.builtInThrottle
    static let kind = DataFlow.Kind.filter

    let throttleRules: [ThrottleRule]?

    var readsEnvelopes: Bool { true }

    init(parameters: [String: String]) throws(StageProblem) {
        throttleRules = try ThrottleRulesReader.rules(in: parameters)
    }

    func verdict(on message: OracleMessage) -> StageVerdict {
        let rule = throttleRules?.first { $0.topics.matches(message.envelope.topic) }
        guard let rule else { return .passUnchanged }
        return rule.interval == nil ? .drop : .passUnchanged
    }
}
