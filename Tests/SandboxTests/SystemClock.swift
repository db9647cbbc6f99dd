import Networking
import Quantities

/// The calendar of this machine, for tokens that a running sandbox is to accept.
enum SystemClock {
    static var wall: WallClockInstant { SystemTimeSource().wallClock() }
}
