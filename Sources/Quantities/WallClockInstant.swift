/// A reading of the calendar clock: milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored.
///
/// Only for what leaves the process: `__ts`, token expiry, report times. It may step; never
/// subtract two readings to get a latency.
public struct WallClockInstant: Hashable, Sendable {
    /// Milliseconds since the Unix epoch.
    public var milliseconds: Int64

    /// Creates the instant `milliseconds` after the Unix epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Whole seconds since the Unix epoch, rounded down.
    public var seconds: Int64 {
        let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension WallClockInstant: Comparable {
    /// Whether the left instant came before the right one.
    public static func < (left: WallClockInstant, right: WallClockInstant) -> Bool {
        left.milliseconds < right.milliseconds
    }
}
