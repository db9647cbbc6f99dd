import Evidence
import Glibc
import Quantities

/// What the operating system says of this process and of the machine it shares.
///
/// What cannot be read is 0: no machine has all of these files.
enum ProcessSampler {
    /// CPU time that all threads used so far, in user and kernel mode together.
    static func cpuTime() -> Nanoseconds {
        guard let usage = usage() else { return .zero }
        let seconds = Int64(usage.ru_utime.tv_sec) + Int64(usage.ru_stime.tv_sec)
        let microseconds = Int64(usage.ru_utime.tv_usec) + Int64(usage.ru_stime.tv_usec)
        return .seconds(seconds) + .microseconds(microseconds)
    }

    /// Resident memory in bytes.
    static func residentBytes() -> UInt64 {
        guard let pages = MachineFile.residentPages(in: text(of: "/proc/self/statm")) else {
            return 0
        }
        return pages * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// How much the process had to share or wait so far, apart from what its loops say.
    static func strain() -> MachineStrain {
        var strain = MachineStrain()
        strain.involuntarySwitches = usage().map { UInt64(clamping: $0.ru_nivcsw) } ?? 0
        strain.throttledPeriods = throttledPeriods()
        strain.pressure = MachineFile.pressure(in: text(of: "/proc/pressure/cpu")) ?? .zero
        let ticks = MachineFile.stolenTicks(in: text(of: "/proc/stat")) ?? 0
        let ticksPerSecond = Int64(max(1, sysconf(Int32(_SC_CLK_TCK))))
        strain.stolen = .microseconds(Int64(clamping: ticks) * (1_000_000 / ticksPerSecond))
        return strain
    }

    private static func throttledPeriods() -> UInt64 {
        let paths = MachineFile.controlGroupPaths(in: text(of: "/proc/self/cgroup"))
        return paths.lazy.compactMap { MachineFile.throttledPeriods(in: text(of: $0)) }.first ?? 0
    }

    private static func usage() -> rusage? {
        var usage = rusage()
        return getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 ? usage : nil
    }

    private static func text(of path: String) -> String {
        String(decoding: (try? WholeFile.read(path)) ?? [], as: UTF8.self)
    }
}
