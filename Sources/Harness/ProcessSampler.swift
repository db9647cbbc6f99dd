import Glibc
import Quantities

/// What the operating system says of this process.
enum ProcessSampler {
    /// CPU time that all threads used so far, in user and kernel mode together.
    static func cpuTime() -> Nanoseconds {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return .zero }
        let seconds = Int64(usage.ru_utime.tv_sec) + Int64(usage.ru_stime.tv_sec)
        let microseconds = Int64(usage.ru_utime.tv_usec) + Int64(usage.ru_stime.tv_usec)
        return .seconds(seconds) + .microseconds(microseconds)
    }

    /// Resident memory in bytes; 0 where it cannot be read.
    static func residentBytes() -> UInt64 {
        guard let contents = try? WholeFile.read("/proc/self/statm") else { return 0 }
        let pages = String(decoding: contents, as: UTF8.self).split(separator: " ")
        guard pages.count > 1, let resident = UInt64(pages[1]) else { return 0 }
        return resident * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    }
}
