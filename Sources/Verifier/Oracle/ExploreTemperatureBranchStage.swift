import Scenarios

/// `temperature/branch` of the explore repository.
///
/// True for temperatures, false for its other measurements; what it cannot parse is an error.
/// Source: Azure-Samples/explore-iot-operations, `samples/wasm/operators/temperature/src/lib.rs`.
final class ExploreTemperatureBranchStage: OracleStage {
    static let semantics = ModuleSemantics.exploreTemperatureBranch
    static let kind = DataFlow.Kind.branch

    init(parameters: [String: String]) {}

    func verdict(on message: OracleMessage) -> StageVerdict {
        do throws(SerdeFailure) {
            guard case .temperature = try SampleMeasurement(message.payload) else {
                return .route(false)
            }
            return .route(true)
        } catch {
            return .fail(reason: error.reason)
        }
    }
}
