import Scenarios

/// The filter of `sample-temperature-filter` 1.0.0.
///
/// Passes a temperature in °C strictly between its bounds, drops any other measurement it can read
/// (°F included, whatever its value), and panics on everything else. The bounds are text, read as
/// Rust reads it; without both of them it panics on every message.
final class SampleTemperatureFilterStage: OracleStage {
    static let semantics = ModuleSemantics.sampleTemperatureFilter
    static let kind = DataFlow.Kind.filter

    private let lower: Double?
    private let upper: Double?
    private let usual = UsualTemperatureShape()

    var changesPayloads: Bool { false }

    init(parameters: [String: String]) {
        lower = parameters["temperature_lower_bound"].flatMap(RustFloat.value(of:))
        upper = parameters["temperature_upper_bound"].flatMap(RustFloat.value(of:))
    }

    func verdict(on payload: [UInt8]) -> StageVerdict {
        guard let lower, let upper else {
            let name = lower == nil ? "temperature_lower_bound" : "temperature_upper_bound"
            return .trap(reason: "\(name) is missing or not a number")
        }
        if let reading = usual.reading(of: payload) {
            return judge(reading, lower: lower, upper: upper)
        }
        return carefulVerdict(on: payload, lower: lower, upper: upper)
    }

    func value(in payload: [UInt8]) -> Double? {
        guard case .temperature(let reading)? = try? SampleMeasurement(payload) else { return nil }
        return reading.value
    }

    /// The verdict without the short cut for the common shape.
    func carefulVerdict(on payload: [UInt8]) -> StageVerdict {
        guard let lower, let upper else { return verdict(on: payload) }
        return carefulVerdict(on: payload, lower: lower, upper: upper)
    }

    private func carefulVerdict(
        on payload: [UInt8],
        lower: Double,
        upper: Double
    ) -> StageVerdict {
        do throws(SerdeFailure) {
            switch try SampleMeasurement(payload) {
            case .temperature(let reading): return judge(reading, lower: lower, upper: upper)
            case .other: return .drop
            }
        } catch {
            return .trap(reason: error.reason)
        }
    }

    private func judge(
        _ reading: TemperatureReading,
        lower: Double,
        upper: Double
    ) -> StageVerdict {
        guard reading.isCelsius else { return .drop }
        guard let value = reading.value else { return .trap(reason: "a °C reading has no value") }
        return value < upper && value > lower ? .passUnchanged : .drop
    }
}
