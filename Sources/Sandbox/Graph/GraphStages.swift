import Scenarios

/// The stages the reference graph knows.
enum GraphStages {
    /// Those that look at one message alone: one for each module semantics.
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

    /// Those that keep something from message to message.
    static let stateful: [any StatefulStage.Type] = [
        ExploreEnrichmentMap.self,
        BuiltInThrottle.self,
    ]

    /// Those that make one message of a window's.
    static let gathering: [any GatheringStage.Type] = [
        ExploreTemperatureAccumulate.self,
        ExploreHumidityAccumulate.self,
        ExploreCollectionAccumulate.self,
        BuiltInWindow.self,
    ]

    /// The stage with `semantics` among those that look at one message alone; nil where there is none.
    static func named(_ semantics: ModuleSemantics) -> (any GraphStage.Type)? {
        all.first { $0.semantics == semantics }
    }

    /// What an operation does; nil where the sandbox has no such operation of this kind.
    static func work(
        _ semantics: ModuleSemantics,
        _ kind: DataFlow.Kind,
        _ parameters: [String: String]
    ) throws(ConfigurationError) -> GraphWork? {
        if let stage = named(semantics) {
            return stage.kind == kind ? .stage(try stage.init(parameters: parameters)) : nil
        }
        if let stage = stateful.first(where: { $0.semantics == semantics }) {
            return stage.kind == kind ? .stateful(try stage.init(parameters: parameters)) : nil
        }
        if let stage = gathering.first(where: { $0.semantics == semantics }) {
            return kind == .accumulate ? .gather(try stage.init(parameters: parameters)) : nil
        }
        guard semantics == ExploreWindowDelay.semantics, kind == .delay else { return nil }
        return .delay(ExploreWindowDelay.length)
    }
}
