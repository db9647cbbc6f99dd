import Scenarios

/// The operations that the oracle can judge.
enum OracleStages {
    /// One line for each.
    static let all: [any OracleStage.Type] = [
        SampleTemperatureFilterStage.self,
        ExploreTemperatureFilterStage.self,
        DocumentationTemperatureFilterStage.self,
        ExploreThresholdFilterStage.self,
        ExploreTemperatureMapStage.self,
        ExploreTemperatureBranchStage.self,
        ExploreSnapshotBranchStage.self,
        BuiltInFilterStage.self,
        BuiltInMapStage.self,
        BuiltInBranchStage.self,
        ExploreWindowDelayStage.self,
        ExploreTemperatureAccumulateStage.self,
        ExploreHumidityAccumulateStage.self,
        ExploreCollectionAccumulateStage.self,
        ExploreEnrichmentMapStage.self,
        BuiltInWindowStage.self,
        BuiltInThrottleStage.self,
    ]

    /// The stage of an operation.
    ///
    /// - Parameter operation: The operation; neither source nor sink nor concatenate.
    /// - Returns: The stage, configured by the operation's parameters.
    /// - Throws: Why there is none.
    static func stage(
        for operation: DataFlow.Operation
    ) throws(OracleError) -> any OracleStage {
        let known = all.map { $0.semantics.rawValue }.joined(separator: ", ")
        guard let semantics = operation.semantics else {
            throw OracleError(
                .unknownSemantics,
                "nothing says which semantics operation \"\(operation.name)\" has",
                hint: "name them in the scenario's graph.modules; known are: \(known)"
            )
        }
        guard let stage = all.first(where: { $0.semantics == semantics }) else {
            throw OracleError(
                .unknownSemantics,
                "operation \"\(operation.name)\" has semantics \"\(semantics.rawValue)\", which"
                    + " cannot be judged",
                hint: "known are: \(known)"
            )
        }
        guard stage.kind == operation.kind else {
            throw OracleError(
                .unsupportedKind,
                "operation \"\(operation.name)\" is a \(operation.kind.rawValue), but"
                    + " \"\(semantics.rawValue)\" is a \(stage.kind.rawValue)",
                hint: "correct operationType in the graph definition, or graph.modules"
            )
        }
        do throws(StageProblem) {
            return try stage.init(parameters: operation.parameters)
        } catch {
            throw OracleError(
                .unusableParameters,
                "operation \"\(operation.name)\": \(error.problem)",
                hint: error.hint
            )
        }
    }
}
