import Scenarios

/// `temperature/filter` of the explore repository: as the sample's, but a bound that is missing or
/// not a number has a default, the second being the melting point of tungsten.
///
/// Source: explore-iot-operations, `samples/wasm/operators/temperature`, since 3 March 2026.
struct ExploreTemperatureFilter: GraphStage {
    static let semantics = ModuleSemantics.exploreTemperatureFilter
    static let kind = DataFlow.Kind.filter

    private let lower: Double
    private let upper: Double

    init(parameters: [String: String]) {
        lower = parameters["temperature_lower_bound"].flatMap(RustNumber.init)?.value ?? -40
        upper = parameters["temperature_upper_bound"].flatMap(RustNumber.init)?.value ?? 3_422
    }

    func process(_ message: inout GraphMessage, bounds: BoundRule) -> StageVerdict {
        do throws(Trap) {
            let measurement = try SampleMeasurement(parsing: message.payload)
            return try measurement.isInside(lower, upper, bounds) ? .pass : .drop
        } catch {
            return .trap(error.reason)
        }
    }
}
