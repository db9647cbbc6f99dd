import Glibc
public import Quantities

/// The operating system's clocks.
///
/// About 40 ns a reading (vDSO).
public struct SystemTimeSource: TimeSource {
    /// Creates the source.
    public init() {}

    /// The kernel's monotonic clock; never steps, stands still while the machine is suspended.
    public func now() -> MonotonicInstant {
        MonotonicInstant(nanoseconds: Self.nanoseconds(of: CLOCK_MONOTONIC))
    }

    /// The kernel's calendar clock; may step.
    public func wallClock() -> WallClockInstant {
        WallClockInstant(milliseconds: Self.nanoseconds(of: CLOCK_REALTIME) / 1_000_000)
    }

    /// The CPU time that the calling thread has used so far.
    public func threadCPUTime() -> Nanoseconds {
        Nanoseconds(Self.nanoseconds(of: CLOCK_THREAD_CPUTIME_ID))
    }

    private static func nanoseconds(of clock: clockid_t) -> Int64 {
        var reading = timespec()
        clock_gettime(clock, &reading)
        return Int64(reading.tv_sec) * 1_000_000_000 + Int64(reading.tv_nsec)
    }
}
