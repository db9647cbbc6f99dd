import Quantities

/// A clock that shows one time for ever.
struct FixedClock: TimeSource {
    var wallClockMilliseconds: Int64 = 0

    func now() -> MonotonicInstant { MonotonicInstant(nanoseconds: 0) }

    func wallClock() -> WallClockInstant { WallClockInstant(milliseconds: wallClockMilliseconds) }
}
