import Scenarios

extension ModuleSemantics {
    /// Whether the oracle judges the module and the sandbox's graph does not run it yet: such a graph
    /// is refused by the operation's name.
    var isOnlyJudged: Bool {
        switch self {
        case .exploreWindowDelay, .exploreTemperatureAccumulate, .exploreHumidityAccumulate,
            .exploreCollectionAccumulate, .exploreEnrichmentMap, .builtInWindow, .builtInThrottle:
            true
        default: false
        }
    }
}
