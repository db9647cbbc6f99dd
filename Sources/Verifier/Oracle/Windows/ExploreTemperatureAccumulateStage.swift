import Scenarios

/// `temperature/accumulate` of the explore repository: count, extremes, average and last of the
/// temperatures of a window, whatever their units.
///
/// It panics on what it cannot parse, on other measurements and where the value is missing.
/// Source: Azure-Samples/explore-iot-operations, `samples/wasm/operators/temperature/src/lib.rs`.
final class ExploreTemperatureAccumulateStage: OracleStage {
    static let semantics = ModuleSemantics.exploreTemperatureAccumulate
    static let kind = DataFlow.Kind.accumulate

    let windowRole = WindowRole.statistics(.temperature)
    private let usual = UsualTemperatureShape()

    init(parameters: [String: String]) {}

    func verdict(on message: OracleMessage) -> StageVerdict {
        if let reading = usual.reading(of: message.payload), let value = reading.value {
            return .fold(.measurement(value, isCelsius: reading.isCelsius))
        }
        do throws(SerdeFailure) {
            guard case .temperature(let temperature) = try SampleMeasurement(message.payload) else {
                return .trap(reason: "only temperatures can be accumulated")
            }
            guard let value = temperature.value else {
                return .trap(reason: "a temperature has no value")
            }
            return .fold(.measurement(value, isCelsius: temperature.isCelsius))
        } catch {
            return .trap(reason: error.reason)
        }
    }

    func value(in message: OracleMessage) -> Double? {
        SampleMeasurement.value(in: message.payload)
    }
}
