public import Quantities

/// The two clocks as an event loop read them, once for a batch of work.
public struct LoopTime: Hashable, Sendable {
    /// For every duration.
    public var monotonic: MonotonicInstant
    /// For what other systems read.
    public var wallClock: WallClockInstant

    /// Creates a reading.
    public init(monotonic: MonotonicInstant, wallClock: WallClockInstant) {
        self.monotonic = monotonic
        self.wallClock = wallClock
    }
}
