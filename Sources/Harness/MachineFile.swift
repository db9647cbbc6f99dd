import Quantities

/// Reads what Linux writes of a process and of its machine: text in, value out.
enum MachineFile {
    /// The resident pages of `/proc/self/statm`.
    ///
    /// Source: proc(5).
    static func residentPages(in text: String) -> UInt64? {
        let fields = text.split(separator: " ")
        return fields.count > 1 ? UInt64(fields[1]) : nil
    }

    /// How often a control group was throttled, from its `cpu.stat`; nil where it is not told.
    ///
    /// Source: the kernel's _Control Group v2_, "CPU Interface Files"; version 1 has the same line.
    static func throttledPeriods(in text: String) -> UInt64? {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 2, words[0] == "nr_throttled" { return UInt64(words[1]) }
        }
        return nil
    }

    /// Where the `cpu.stat` of a process may be, by its `/proc/self/cgroup`, the likeliest first.
    ///
    /// In a container the path may be the host's, while the group itself is mounted at the root.
    /// Source: cgroups(7).
    static func controlGroupPaths(in text: String) -> [String] {
        var paths: [String] = []
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let group = parts[2] == "/" ? "" : String(parts[2])
            let controllers = parts[1].split(separator: ",")
            if parts[1].isEmpty {
                paths += folders("/sys/fs/cgroup", group)
            } else if controllers.contains("cpu") {
                paths += folders("/sys/fs/cgroup/\(parts[1])", group)
                if controllers.count > 1 { paths += folders("/sys/fs/cgroup/cpu", group) }
            }
        }
        return paths.map { "\($0)/cpu.stat" }
    }

    /// How long some task waited for a core, from `/proc/pressure/cpu`.
    ///
    /// The file says it in microseconds. Source: the kernel's _PSI – Pressure Stall Information_.
    static func pressure(in text: String) -> Nanoseconds? {
        for line in text.split(separator: "\n") where line.hasPrefix("some ") {
            for word in line.split(separator: " ") where word.hasPrefix("total=") {
                return Int64(word.dropFirst("total=".count)).flatMap { microseconds in
                    microseconds <= Int64.max / 1_000 ? .microseconds(microseconds) : nil
                }
            }
        }
        return nil
    }

    /// The clock ticks that the hypervisor gave to others, over all cores, from `/proc/stat`.
    ///
    /// The eighth number of the line `cpu`. Source: proc(5).
    static func stolenTicks(in text: String) -> UInt64? {
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("cpu ") }) else {
            return nil
        }
        let fields = line.split(separator: " ")
        return fields.count > 8 ? UInt64(fields[8]) : nil
    }

    private static func folders(_ root: String, _ group: String) -> [String] {
        group.isEmpty ? [root] : [root + group, root]
    }
}
