public import Quantities

/// What the operating system says of how much the generator had to share or wait.
///
/// Counters are totals since the process began, so a difference of two samples is what happened in
/// between. What a machine does not tell is 0.
public struct MachineStrain: Hashable, Sendable {
    /// How often a thread of the process had to give its core away before it was done.
    public var involuntarySwitches: UInt64 = 0
    /// How often the control group used up its share of CPU time (`nr_throttled` of `cpu.stat`).
    public var throttledPeriods: UInt64 = 0
    /// Time in which some task of the machine waited for a core (`/proc/pressure/cpu`, `some`).
    public var pressure = Nanoseconds.zero
    /// CPU time that the hypervisor gave to others, over all cores (`/proc/stat`, `steal`).
    public var stolen = Nanoseconds.zero
    /// The share of a core that the busiest event loop used since the sample before, in thousandths.
    public var busiestLoopThousandths: UInt64 = 0

    /// Creates the strain of a machine that says nothing.
    public init() {}
}
