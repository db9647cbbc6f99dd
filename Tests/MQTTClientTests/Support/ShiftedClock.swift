import Networking
import Quantities
import Synchronization

/// The system's clock, moved on by as much as a test says: what takes a minute takes no time.
final class ShiftedClock: TimeSource {
    private let shift = Mutex(Nanoseconds.zero)

    func advance(by length: Nanoseconds) {
        shift.withLock { $0 += length }
    }

    func now() -> MonotonicInstant { SystemTimeSource().now() + shift.withLock { $0 } }

    func wallClock() -> WallClockInstant { SystemTimeSource().wallClock() }
}
