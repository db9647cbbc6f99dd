public import Quantities

/// The two clocks as an event loop read them, once for a batch of work.
public struct LoopTime: Hashable, Sendable {
    /// For every duration.
    public var monotonic: MonotonicInstant
    /// For what other systems read.
    public var wallClock: WallClockInstant
    /// How long the loop has worked since it began: all of the time but what it waited.
    ///
    /// Zero where a loop does not count it.
    public var worked: Nanoseconds

    /// Creates a reading.
    public init(
        monotonic: MonotonicInstant,
        wallClock: WallClockInstant,
        worked: Nanoseconds = .zero
    ) {
        self.monotonic = monotonic
        self.wallClock = wallClock
        self.worked = worked
    }
}
