import Scenarios

/// The filter of the sample repository: a temperature in °C strictly between two bounds passes.
///
/// A bound that is missing or not a number is noticed by the module only when a message comes, and
/// then it panics on every one.
struct SampleTemperatureFilter: GraphStage {
    static let semantics = ModuleSemantics.sampleTemperatureFilter

    private let lower: Double?
    private let upper: Double?

    init(parameters: [String: String]) {
        lower = parameters["temperature_lower_bound"].flatMap(RustNumber.init)?.value
        upper = parameters["temperature_upper_bound"].flatMap(RustNumber.init)?.value
    }

    func verdict(on payload: ArraySlice<UInt8>, bounds: BoundRule) -> StageVerdict {
        do throws(Trap) {
            let measurement = try SampleMeasurement(parsing: payload)
            guard let lower else { throw Trap("the lower bound is not set") }
            guard let upper else { throw Trap("the upper bound is not set") }
            // The unit decides before the value is looked at: Fahrenheit without a value is no
            // panic.
            guard case .temperature(let value, unit: .celsius) = measurement else { return .drop }
            guard let value else { throw Trap("the temperature has no value") }
            let isInside =
                switch bounds {
                case .asDefined: value < upper && value > lower
                case .inclusive: value <= upper && value >= lower
                }
            return isInside ? .pass : .drop
        } catch {
            return .trap(error.reason)
        }
    }
}
