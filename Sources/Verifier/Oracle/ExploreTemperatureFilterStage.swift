import Scenarios

/// `temperature/filter` of the explore repository: an ``ExclusiveTemperatureRange``.
///
/// A bound that is missing or that Rust cannot read is replaced by its default, −40 or 3422.
/// Source: Azure-Samples/explore-iot-operations, `samples/wasm/operators/temperature/src/lib.rs`,
/// since 3 March 2026.
final class ExploreTemperatureFilterStage: OracleStage {
    static let semantics = ModuleSemantics.exploreTemperatureFilter
    static let kind = DataFlow.Kind.filter

    private let range: ExclusiveTemperatureRange

    init(parameters: [String: String]) {
        range = ExclusiveTemperatureRange(
            lower: parameters["temperature_lower_bound"].flatMap(RustFloat.value(of:)) ?? -40,
            upper: parameters["temperature_upper_bound"].flatMap(RustFloat.value(of:)) ?? 3_422
        )
    }

    func verdict(on message: OracleMessage) -> StageVerdict { range.verdict(on: message.payload) }

    func value(in message: OracleMessage) -> Double? {
        SampleMeasurement.value(in: message.payload)
    }
}
