/// How much a generator had to share or wait in the measurement window.
///
/// What the machine does not tell is 0; what takes two samples to know is nil without them.
public struct GeneratorStrain: Hashable, Sendable {
    /// The largest share of a core that one event loop used, in thousandths.
    public var busiestLoopThousandths: UInt64 = 0
    /// The share of the samples in which an event loop used more than 95 % of a core, in thousandths.
    public var saturatedThousandths: UInt64 = 0
    /// How often in a second a thread of the process had to give its core away before it was done.
    public var involuntarySwitchesPerSecond: UInt64?
    /// How often the control group used up its share of CPU time.
    public var throttledPeriods: UInt64 = 0
    /// In how many of its periods that was, in thousandths.
    public var throttledThousandths: UInt64 = 0
    /// The share of the time in which some task of the machine waited for a core, in thousandths.
    public var pressureThousandths: UInt64?
    /// The share of all cores' time that the hypervisor gave to others, in thousandths.
    public var stolenThousandths: UInt64?

    /// Creates the strain of a generator of which nothing is known.
    public init() {}

    /// The strain that the samples show.
    init(_ tally: HealthTally, cores: Double) {
        busiestLoopThousandths = tally.busiestLoopThousandths
        saturatedThousandths = tally.saturatedThousandths
        involuntarySwitchesPerSecond = tally.involuntarySwitchesPerSecond
        throttledPeriods = tally.throttledPeriods
        throttledThousandths = tally.throttledThousandths
        pressureThousandths = tally.pressureThousandths
        stolenThousandths = tally.stolenThousandths(cores: cores)
    }
}
