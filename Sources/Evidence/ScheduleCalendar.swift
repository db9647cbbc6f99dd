public import Quantities

/// Which calendar time a moment of the schedule is, for runs in which that decides something.
///
/// The calendar clock is read once, when the schedule begins; from there on the monotonic clock
/// counts. So the time that a message carries follows from the record of its sending, to the
/// millisecond, whatever the calendar clock does meanwhile.
public struct ScheduleCalendar: Hashable, Sendable {
    /// The calendar time at the start of the schedule.
    public var start: WallClockInstant

    /// Creates the calendar of a schedule that begins at `start`.
    public init(start: WallClockInstant) {
        self.start = start
    }

    /// The calendar time so long after the start: rounded down to the millisecond.
    public func instant(at offset: Nanoseconds) -> WallClockInstant {
        let (whole, rest) = offset.count.quotientAndRemainder(dividingBy: 1_000_000)
        let milliseconds = rest < 0 ? whole - 1 : whole
        return WallClockInstant(milliseconds: start.milliseconds &+ milliseconds)
    }

    /// How long after the start a calendar time is; clamps at ±292 years.
    public func offset(of instant: WallClockInstant) -> Nanoseconds {
        let (difference, overflows) = instant.milliseconds
            .subtractingReportingOverflow(start.milliseconds)
        let (length, isTooLong) = difference.multipliedReportingOverflow(by: 1_000_000)
        guard !overflows, !isTooLong else {
            return Nanoseconds(instant < start ? .min : .max)
        }
        return Nanoseconds(length)
    }
}
