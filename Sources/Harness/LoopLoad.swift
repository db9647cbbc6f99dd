import Evidence
import Messaging
import Quantities

/// What a run's event loops did between two looks at them.
struct LoopLoad {
    private var before: (at: Nanoseconds, cpuTimes: [Nanoseconds])?

    init() {}

    /// The share of a core that the busiest loop used since the last call, in thousandths.
    ///
    /// - Parameters:
    ///   - loops: What each of them did so far, always in the same order.
    ///   - now: The time since the schedule's start.
    /// - Returns: The share; 0 the first time, or when there are more or fewer loops than then.
    mutating func busiestThousandths(of loops: [LoopStatistics], at now: Nanoseconds) -> UInt64 {
        let cpuTimes = loops.map(\.cpuTime)
        defer { before = (now, cpuTimes) }
        guard let before, before.cpuTimes.count == cpuTimes.count, now > before.at else {
            return 0
        }
        let most = zip(cpuTimes, before.cpuTimes).map { $0 - $1 }.max() ?? .zero
        return UInt64(max(0, min(most.seconds / (now - before.at).seconds, 1_000)) * 1_000)
    }

    /// What went through the sockets of all loops so far.
    static func traffic(of loops: [LoopStatistics]) -> Traffic {
        loops.reduce(into: Traffic()) { sum, loop in
            sum.packetsSent += loop.packetsSent
            sum.packetsReceived += loop.packetsReceived
            sum.writes += loop.writes
            sum.bytesSent += loop.bytesSent
            sum.bytesReceived += loop.bytesReceived
        }
    }
}
