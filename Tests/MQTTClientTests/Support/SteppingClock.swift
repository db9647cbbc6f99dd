import Networking
import Quantities
import Synchronization

/// The system's clock, whose wall clock somebody sets back and forth by an hour at every look.
final class SteppingClock: TimeSource {
    private let looks = Mutex<Int64>(0)

    /// How often the wall clock was looked at.
    var steps: Int64 { looks.withLock { $0 } }

    func now() -> MonotonicInstant { SystemTimeSource().now() }

    func wallClock() -> WallClockInstant {
        let look = looks.withLock { count in
            count += 1
            return count
        }
        let hour: Int64 = 3_600_000
        let now = SystemTimeSource().wallClock().milliseconds
        return WallClockInstant(milliseconds: now + (look.isMultiple(of: 2) ? hour : -hour))
    }
}
