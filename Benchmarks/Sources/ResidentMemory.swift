import FoundationEssentials
import Glibc

/// How much memory this process has in the machine.
enum ResidentMemory {
    /// Resident memory now, in bytes; 0 where the system does not tell.
    static func bytes() -> Int {
        // Source: proc_pid_statm(5): the second number is resident pages.
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
            return 0
        }
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
