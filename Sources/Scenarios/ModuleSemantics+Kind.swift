extension ModuleSemantics {
    /// The kind of operation that a module with these semantics is.
    public var kind: DataFlow.Kind {
        switch self {
        case .sampleTemperatureFilter, .exploreTemperatureFilter, .documentationTemperatureFilter,
            .exploreThresholdFilter, .builtInFilter:
            .filter
        case .exploreTemperatureMap, .builtInMap: .map
        case .exploreTemperatureBranch, .exploreSnapshotBranch, .builtInBranch: .branch
        }
    }
}
