/// Where time comes from: the operating system in a run, a variable in a test.
///
/// Code below the harness takes time as an argument; only event loops and the harness hold a
/// source.
public protocol TimeSource: Sendable {
    /// The monotonic clock, for every duration.
    func now() -> MonotonicInstant

    /// The calendar clock, for what other systems read.
    func wallClock() -> WallClockInstant
}
