public import Quantities
import Synchronization

/// The instant from which all slots and records are counted, once the harness has set it.
///
/// A class because the harness and every event loop share it.
public final class ScheduleStart: Sendable {
    private let nanoseconds = Atomic<Int64>(.max)

    /// Creates a schedule that has not begun.
    public init() {}

    /// Sets the start, which may lie in the future.
    ///
    /// Later calls are a programmer's error.
    public func begin(at instant: MonotonicInstant) {
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

    /// How long after the start `instant` is; -1 ns while the start is not set.
    public func offset(of instant: MonotonicInstant) -> Nanoseconds {
        self.instant.map { instant - $0 } ?? Nanoseconds(-1)
    }
}
