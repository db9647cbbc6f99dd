import Evidence
import Quantities
import Scenarios

/// The samples of the generator's health, as far as its rules need them.
struct HealthTally: Hashable, Sendable {
    private let window: Range<Int64>
    private var first: HealthSample?
    private var last: HealthSample?

    /// The longest an event loop overslept in the measurement window.
    private(set) var longestGap = Nanoseconds.zero
    /// The largest number of records that waited.
    private(set) var largestBacklog: UInt64 = 0
    /// The largest resident memory.
    private(set) var peakResidentBytes: UInt64 = 0

    init(phases: Phases) {
        window = phases.warmUp.count..<max(phases.warmUp.count, phases.load.count) + 1
    }

    mutating func add(_ sample: HealthSample) {
        largestBacklog = max(largestBacklog, sample.backlog)
        peakResidentBytes = max(peakResidentBytes, sample.residentBytes)
        guard window.contains(sample.at.count) else { return }
        // A gap is of the time since the sample before, so the first one's is of the warm-up.
        if first == nil {
            first = sample
        } else {
            longestGap = max(longestGap, sample.longestGap)
        }
        last = sample
    }

    /// The process's CPU time over the time that `cores` had, in thousandths.
    func processorShareThousandths(cores: Double) -> UInt64? {
        guard let first, let last, last.at > first.at, cores > 0 else { return nil }
        let used = (last.processCPU - first.processCPU).seconds
        let share = used / ((last.at - first.at).seconds * cores)
        return UInt64(max(0, min(share, 1_000)) * 1_000)
    }
}
