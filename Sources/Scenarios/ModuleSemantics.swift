/// Which published module's behaviour an operation has.
///
/// The scenario says it, because the name of an artifact does not: five different filters share one
/// name.
public enum ModuleSemantics: String, Sendable, CaseIterable {
    /// The filter of `sample-temperature-filter` 1.0.0: passes a temperature in °C strictly between
    /// `temperature_lower_bound` and `temperature_upper_bound`, traps on what it cannot parse.
    case sampleTemperatureFilter = "sample-temperature-filter"

    /// `temperature/filter` of the explore repository: as the sample's, but with the bounds −40 and
    /// 3422 where none are set.
    case exploreTemperatureFilter = "explore-temperature-filter"

    /// The filter in the documentation's example: both bounds inclusive (−40 and 3422 where none are
    /// set), the unit ignored, other measurements pass, and what it cannot parse is an error.
    case documentationTemperatureFilter = "documentation-temperature-filter"

    /// The explore repository's filter in Python: passes what is at least `temperature_threshold`
    /// (20 where none is set) after °F has been converted, and measurements of other kinds; what it
    /// cannot parse is an error.
    case exploreThresholdFilter = "explore-threshold-filter"

    /// `temperature/map` of the explore repository: °F becomes °C, written anew with all fields; the
    /// value of the user property `test_property_key` becomes `new_value`.
    case exploreTemperatureMap = "explore-temperature-map"

    /// `temperature/branch` of the explore repository: true for temperatures.
    case exploreTemperatureBranch = "explore-temperature-branch"

    /// `snapshot/branch` of the explore repository: true where the message's topic is
    /// `snapshot_topic`.
    case exploreSnapshotBranch = "explore-snapshot-branch"

    /// The built-in filter: a message for which any of `rules` is true is *dropped*.
    case builtInFilter = "built-in-filter"

    /// The built-in map: what `rules` name survives.
    case builtInMap = "built-in-map"

    /// The built-in branch: the arm is what the one rule of `rules` says.
    case builtInBranch = "built-in-branch"

    /// `window/delay` of the explore repository: the time of a message, rounded up to the next
    /// multiple of 10 s.
    case exploreWindowDelay = "explore-window-delay"

    /// `temperature/accumulate` of the explore repository: count, extremes, average and last of the
    /// temperatures of a window.
    case exploreTemperatureAccumulate = "explore-temperature-accumulate"

    /// `humidity/accumulate` of the explore repository: the same of humidities.
    case exploreHumidityAccumulate = "explore-humidity-accumulate"

    /// `collection/accumulate` of the explore repository: the results of a window in one message.
    case exploreCollectionAccumulate = "explore-collection-accumulate"

    /// `enrichment/map` of the explore repository: what was too hot is marked.
    case exploreEnrichmentMap = "explore-enrichment-map"

    /// The built-in window: what `rules` compute of the messages of one `delay`.
    case builtInWindow = "built-in-window"

    /// The built-in throttle: at most so many messages a second.
    case builtInThrottle = "built-in-throttle"
}
