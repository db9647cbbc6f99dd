/// Which published module's behaviour an operation has.
///
/// The scenario says it, because the name of an artifact does not: five different filters share one
/// name.
public enum ModuleSemantics: String, Sendable, CaseIterable {
    /// The filter of `sample-temperature-filter` 1.0.0: passes a temperature in °C strictly between
    /// `temperature_lower_bound` and `temperature_upper_bound`, traps on what it cannot parse.
    case sampleTemperatureFilter = "sample-temperature-filter"
}
