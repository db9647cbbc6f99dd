import Evidence
import Quantities
import Scenarios

/// The samples of the generator's health, as far as its rules need them.
struct HealthTally: Hashable, Sendable {
    /// An event loop is saturated when it uses more than this of a core, in thousandths.
    static let saturation: UInt64 = 950

    private let window: Range<Int64>
    private var first: HealthSample?
    private var last: HealthSample?
    private var sentAtFirst: UInt64 = 0
    private var sentAtLast: UInt64 = 0
    private var samples: UInt64 = 0
    private var saturated: UInt64 = 0

    /// The longest an event loop overslept in the measurement window.
    private(set) var longestGap = Nanoseconds.zero
    /// The largest number of records that waited.
    private(set) var largestBacklog: UInt64 = 0
    /// The largest resident memory.
    private(set) var peakResidentBytes: UInt64 = 0
    /// The largest share of a core that one event loop used, in thousandths.
    private(set) var busiestLoopThousandths: UInt64 = 0
    /// What went through the sockets up to the last sample, whenever that was.
    private(set) var traffic = Traffic()

    init(phases: Phases) {
        window = phases.warmUp.count..<max(phases.warmUp.count, phases.load.count) + 1
    }

    /// Takes in a sample; `sent` is how many messages had left by then.
    mutating func add(_ sample: HealthSample, sent: UInt64 = 0) {
        largestBacklog = max(largestBacklog, sample.backlog)
        peakResidentBytes = max(peakResidentBytes, sample.residentBytes)
        traffic = sample.traffic
        guard window.contains(sample.at.count) else { return }
        (last, sentAtLast) = (sample, sent)
        // A gap is of the time since the sample before, so the first one's is of the warm-up.
        guard first != nil else {
            (first, sentAtFirst) = (sample, sent)
            return
        }
        samples += 1
        if sample.strain.busiestLoopThousandths > Self.saturation { saturated += 1 }
        busiestLoopThousandths = max(
            busiestLoopThousandths,
            sample.strain.busiestLoopThousandths
        )
        longestGap = max(longestGap, sample.longestGap)
    }

    /// The process's CPU time over the time that `cores` had, in thousandths.
    func processorShareThousandths(cores: Double) -> UInt64? {
        share(of: cores) { $0.processCPU }
    }

    /// The CPU time that the hypervisor gave to others over the time that `cores` had, in
    /// thousandths.
    func stolenThousandths(cores: Double) -> UInt64? { share(of: cores) { $0.strain.stolen } }

    /// The share of the time in which some task of the machine waited for a core, in thousandths.
    var pressureThousandths: UInt64? { share(of: 1) { $0.strain.pressure } }

    /// How often the control group used up its share of CPU time.
    var throttledPeriods: UInt64 { growth { $0.strain.throttledPeriods } }

    /// In how many of the periods of the scheduler's accounting that was, in thousandths; a period
    /// is a tenth of a second unless somebody changed it.
    var throttledThousandths: UInt64 {
        guard let length, length > .zero else { return 0 }
        let periods = UInt64(max(1, length.count / 100_000_000))
        return throttledPeriods >= periods ? 1_000 : throttledPeriods * 1_000 / periods
    }

    /// How often in a second a thread of the process had to give its core away.
    var involuntarySwitchesPerSecond: UInt64? {
        guard let length, length > .zero else { return nil }
        let switches = Double(growth { $0.strain.involuntarySwitches })
        return UInt64(min(switches / length.seconds, 1e15))
    }

    /// The share of the samples in which an event loop was saturated, in thousandths.
    var saturatedThousandths: UInt64 { samples == 0 ? 0 : saturated * 1_000 / samples }

    /// What went through the sockets.
    var trafficFigures: TrafficFigures {
        var figures = TrafficFigures()
        figures.total = traffic
        let messages = sentAtLast - min(sentAtFirst, sentAtLast)
        if messages > 0 {
            let writes = Double(growth { $0.traffic.writes })
            figures.writesPerMessageThousandths = UInt64(
                min(writes * 1_000 / Double(messages), 1e15).rounded()
            )
        }
        return figures
    }

    /// The time between the first and the last sample of the window; nil without two.
    private var length: Nanoseconds? {
        guard let first, let last, last.at > first.at else { return nil }
        return last.at - first.at
    }

    private func growth(_ value: (HealthSample) -> UInt64) -> UInt64 {
        guard let first, let last else { return 0 }
        return value(last) - min(value(first), value(last))
    }

    private func share(of cores: Double, _ value: (HealthSample) -> Nanoseconds) -> UInt64? {
        guard let first, let last, let length, cores > 0 else { return nil }
        let share = (value(last) - value(first)).seconds / (length.seconds * cores)
        return UInt64(max(0, min(share, 1_000)) * 1_000)
    }
}
