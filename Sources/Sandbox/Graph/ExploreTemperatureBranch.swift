import Scenarios

/// `temperature/branch` of the explore repository: true of temperatures; what it cannot parse is an
/// error.
///
/// Source: explore-iot-operations, `samples/wasm/operators/temperature`.
struct ExploreTemperatureBranch: GraphStage {
    static let semantics = ModuleSemantics.exploreTemperatureBranch
    static let kind = DataFlow.Kind.branch

    init(parameters: [String: String]) {}

    func process(_ message: inout GraphMessage, bounds: BoundRule) -> StageVerdict {
        do throws(Trap) {
            if case .temperature = try SampleMeasurement(parsing: message.payload) {
                return .turn(true)
            }
            return .turn(false)
        } catch {
            return .error(error.reason)
        }
    }
}
