extension ModuleSemantics {
    /// The kind of operation that a module with these semantics is.
    public var kind: DataFlow.Kind {
        switch self {
        case .sampleTemperatureFilter, .exploreTemperatureFilter, .documentationTemperatureFilter,
            .exploreThresholdFilter, .builtInFilter, .builtInThrottle:
            .filter
        case .exploreTemperatureMap, .exploreEnrichmentMap, .builtInMap: .map
        case .exploreTemperatureBranch, .exploreSnapshotBranch, .builtInBranch: .branch
        case .exploreWindowDelay: .delay
        case .exploreTemperatureAccumulate, .exploreHumidityAccumulate,
            .exploreCollectionAccumulate, .builtInWindow:
            .accumulate
        }
    }
}
