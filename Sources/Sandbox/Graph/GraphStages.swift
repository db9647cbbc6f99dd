import Scenarios

/// The stages the reference graph knows.
enum GraphStages {
    /// One for each module semantics.
    static let all: [any GraphStage.Type] = [
        SampleTemperatureFilter.self,
        ExploreTemperatureFilter.self,
        DocumentationTemperatureFilter.self,
        ExploreThresholdFilter.self,
        ExploreTemperatureMap.self,
        ExploreTemperatureBranch.self,
        ExploreSnapshotBranch.self,
        BuiltInFilter.self,
        BuiltInMap.self,
        BuiltInBranch.self,
    ]

    /// The stage with `semantics`; nil where there is none.
    static func named(_ semantics: ModuleSemantics) -> (any GraphStage.Type)? {
        all.first { $0.semantics == semantics }
    }
}
