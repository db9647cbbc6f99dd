public import Quantities

/// How long each part of a run takes.
///
/// A message belongs to a part by its *intended* send time.
public struct Phases: Hashable, Sendable {
    /// Load that is judged for correctness but not measured.
    public var warmUp: Nanoseconds
    /// Load that is measured: the measurement window; positive.
    public var measure: Nanoseconds
    /// How long to wait for what is still under way, and how long any message may take before it
    /// counts as lost; positive.
    public var drain: Nanoseconds

    /// Creates phases.
    public init(warmUp: Nanoseconds, measure: Nanoseconds, drain: Nanoseconds) {
        self.warmUp = warmUp
        self.measure = measure
        self.drain = drain
    }

    /// How long slots are due: warm-up and measurement.
    public var load: Nanoseconds { warmUp + measure }

    /// Whether a message intended at this offset from the start is measured.
    public func isMeasured(_ intended: Nanoseconds) -> Bool {
        intended >= warmUp && intended < load
    }
}
