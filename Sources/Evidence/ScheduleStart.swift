public import Quantities
import Synchronization

/// The instant from which all slots and records are counted, once the harness has set it.
///
/// A class because the harness and every event loop share it.
public final class ScheduleStart: Sendable {
    private let nanoseconds = Atomic<Int64>(.max)
    /// Milliseconds of the calendar clock at the start; the smallest number where none is told.
    private let milliseconds = Atomic<Int64>(.min)

    /// Creates a schedule that has not begun.
    public init() {}

    /// Sets the start, which may lie in the future.
    ///
    /// Later calls are a programmer's error.
    ///
    /// - Parameters:
    ///   - instant: The start.
    ///   - calendar: The calendar time that it is, where messages are to carry times counted from
    ///     it; nil where they carry what the calendar clock says when they leave.
    public func begin(at instant: MonotonicInstant, calendar: WallClockInstant? = nil) {
        if let calendar { milliseconds.store(calendar.milliseconds, ordering: .releasing) }
        let (exchanged, _) = nanoseconds.compareExchange(
            expected: .max,
            desired: instant.nanoseconds,
            ordering: .sequentiallyConsistent
        )
        precondition(exchanged, "a schedule begins once")
    }

    /// The start; nil before it is set.
    public var instant: MonotonicInstant? {
        let value = nanoseconds.load(ordering: .acquiring)
        return value == .max ? nil : MonotonicInstant(nanoseconds: value)
    }

    /// The calendar by which messages carry times; nil before the start, and where there is none.
    public var calendar: ScheduleCalendar? {
        guard nanoseconds.load(ordering: .acquiring) != .max else { return nil }
        let value = milliseconds.load(ordering: .acquiring)
        guard value != .min else { return nil }
        return ScheduleCalendar(start: WallClockInstant(milliseconds: value))
    }

    /// How long after the start `instant` is; -1 ns while the start is not set.
    public func offset(of instant: MonotonicInstant) -> Nanoseconds {
        self.instant.map { instant - $0 } ?? Nanoseconds(-1)
    }
}
