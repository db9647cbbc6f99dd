import Scenarios

/// The filter of the sample repository: a temperature in °C strictly between two bounds passes.
///
/// A bound that is missing or not a number is noticed by the module only when a message comes, and
/// then it panics on every one.
struct SampleTemperatureFilter: GraphStage {
    static let semantics = ModuleSemantics.sampleTemperatureFilter
    static let kind = DataFlow.Kind.filter

    private let lower: Double?
    private let upper: Double?

    init(parameters: [String: String]) {
        lower = parameters["temperature_lower_bound"].flatMap(RustNumber.init)?.value
        upper = parameters["temperature_upper_bound"].flatMap(RustNumber.init)?.value
    }

    func process(_ message: inout GraphMessage, bounds: BoundRule) -> StageVerdict {
        do throws(Trap) {
            let measurement = try SampleMeasurement(parsing: message.payload)
            guard let lower else { throw Trap("the lower bound is not set") }
            guard let upper else { throw Trap("the upper bound is not set") }
            return try measurement.isInside(lower, upper, bounds) ? .pass : .drop
        } catch {
            return .trap(error.reason)
        }
    }
}

extension SampleMeasurement {
    /// Whether it is a temperature in °C between two bounds, both exclusive.
    ///
    /// The unit decides before the value is looked at: Fahrenheit without a value is no panic.
    func isInside(_ lower: Double, _ upper: Double, _ bounds: BoundRule) throws(Trap) -> Bool {
        guard case .temperature(let temperature) = self, temperature.unit == .celsius else {
            return false
        }
        guard let value = temperature.value else { throw Trap("the temperature has no value") }
        return switch bounds {
        case .asDefined: value < upper && value > lower
        case .flipped: value <= upper && value >= lower
        }
    }
}
