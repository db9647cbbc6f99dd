import Scenarios

/// The filter of `sample-temperature-filter` 1.0.0: an ``ExclusiveTemperatureRange``.
///
/// The bounds are text, read as Rust reads it; without both of them it panics on every message.
final class SampleTemperatureFilterStage: OracleStage {
    static let semantics = ModuleSemantics.sampleTemperatureFilter
    static let kind = DataFlow.Kind.filter

    private let range: ExclusiveTemperatureRange?
    private let missing: String

    init(parameters: [String: String]) {
        let names = ["temperature_lower_bound", "temperature_upper_bound"]
        let bounds = names.map { parameters[$0].flatMap(RustFloat.value(of:)) }
        missing = bounds[0] == nil ? names[0] : names[1]
        if let lower = bounds[0], let upper = bounds[1] {
            range = ExclusiveTemperatureRange(lower: lower, upper: upper)
        } else {
            range = nil
        }
    }

    func verdict(on message: OracleMessage) -> StageVerdict {
        guard let range else {
            return .trap(reason: "\(missing) is missing or not a number")
        }
        return range.verdict(on: message.payload)
    }

    func value(in message: OracleMessage) -> Double? {
        SampleMeasurement.value(in: message.payload)
    }
}
