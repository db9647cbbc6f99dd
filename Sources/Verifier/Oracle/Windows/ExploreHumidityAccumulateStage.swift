import Scenarios

/// `humidity/accumulate` of the explore repository: count, extremes, average and last of the
/// humidities of a window.
///
/// It panics on what it cannot parse and where the value is missing; another measurement is an
/// error. Either spoils the window.
/// Source: Azure-Samples/explore-iot-operations, `samples/wasm/operators/humidity/src/lib.rs`.
final class ExploreHumidityAccumulateStage: OracleStage {
    static let semantics = ModuleSemantics.exploreHumidityAccumulate
    static let kind = DataFlow.Kind.accumulate

    let windowRole = WindowRole.statistics(.humidity)

    init(parameters: [String: String]) {}

    func verdict(on message: OracleMessage) -> StageVerdict {
        do throws(SerdeFailure) {
            guard case .humidity(let value) = try SampleMeasurement(message.payload) else {
                return .fail(reason: "only humidities can be accumulated")
            }
            guard let value else { return .trap(reason: "a humidity has no value") }
            return .fold(.measurement(value, isCelsius: true))
        } catch {
            return .trap(reason: error.reason)
        }
    }
}
