public import Quantities

/// How the generator itself was doing, sampled about once a second.
public struct HealthSample: Hashable, Sendable {
    /// When, after the start of the schedule.
    public var at: Nanoseconds
    /// CPU time that the process used so far.
    public var processCPU: Nanoseconds
    /// Resident memory in bytes.
    public var residentBytes: UInt64
    /// The longest an event loop overslept since the sample before.
    public var longestGap: Nanoseconds
    /// Records that waited to be judged when the sample was taken.
    public var backlog: UInt64
    /// How much the generator had to share or wait.
    public var strain: MachineStrain
    /// What went through the sockets so far.
    public var traffic: Traffic

    /// Creates a sample.
    public init(
        at: Nanoseconds,
        processCPU: Nanoseconds,
        residentBytes: UInt64,
        longestGap: Nanoseconds,
        backlog: UInt64,
        strain: MachineStrain = MachineStrain(),
        traffic: Traffic = Traffic()
    ) {
        self.at = at
        self.processCPU = processCPU
        self.residentBytes = residentBytes
        self.longestGap = longestGap
        self.backlog = backlog
        self.strain = strain
        self.traffic = traffic
    }
}
