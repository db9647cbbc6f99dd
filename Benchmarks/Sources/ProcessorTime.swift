import Glibc
import Quantities

/// What the operating system charges this process for.
enum ProcessorTime {
    /// User and kernel time of all threads so far.
    static func used() -> Nanoseconds {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return length(of: usage.ru_utime) + length(of: usage.ru_stime)
    }

    private static func length(of time: timeval) -> Nanoseconds {
        .seconds(Int64(time.tv_sec)) + .microseconds(Int64(time.tv_usec))
    }
}
