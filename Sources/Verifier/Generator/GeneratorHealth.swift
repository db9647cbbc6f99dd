public import Quantities

/// How well the generator itself did: whether its measurements may be believed.
public struct GeneratorHealth: Hashable, Sendable {
    /// Whether latencies may be judged.
    public enum Validity: String, Sendable, CaseIterable, Comparable {
        /// Nothing speaks against them.
        case valid
        /// Something was not as it should be; the reasons say what.
        case suspect
        /// The generator could not do what the scenario asks.
        case invalid

        private var rank: Int {
            switch self {
            case .valid: 0
            case .suspect: 1
            case .invalid: 2
            }
        }

        /// Whether the left one is the better one.
        public static func < (left: Validity, right: Validity) -> Bool { left.rank < right.rank }
    }

    /// Whether latencies may be judged: the worst of what the rules say.
    public var validity: Validity
    /// What speaks against the generator, the worst first, one sentence each.
    public var reasons: [String]
    /// The 99th percentile of the lag that only the generator caused; nil with too few samples.
    public var lagP99: Nanoseconds?
    /// The largest such lag; nil without samples.
    public var lagMaximum: Nanoseconds?
    /// Slots that were not sent because of the generator alone.
    public var unsentByGenerator: UInt64
    /// Slots that were not sent because of the broker's flow control.
    public var unsentByQuota: UInt64
    /// Slots that were not sent for want of a connection.
    public var unsentByConnection: UInt64
    /// The longest time an event loop overslept in the measurement window.
    public var longestGap: Nanoseconds
    /// The process's CPU time over the time that all cores had, in thousandths; nil without two
    /// samples in the measurement window.
    public var processorShareThousandths: UInt64?
    /// How much it had to share or wait in the measurement window.
    public var strain = GeneratorStrain()
    /// The largest number of records that waited to be judged.
    public var largestBacklog: UInt64
    /// The largest resident memory, in bytes.
    public var peakResidentBytes: UInt64

    /// Creates a health.
    public init(
        validity: Validity = .valid,
        reasons: [String] = [],
        lagP99: Nanoseconds? = nil,
        lagMaximum: Nanoseconds? = nil,
        unsentByGenerator: UInt64 = 0,
        unsentByQuota: UInt64 = 0,
        unsentByConnection: UInt64 = 0,
        longestGap: Nanoseconds = .zero,
        processorShareThousandths: UInt64? = nil,
        largestBacklog: UInt64 = 0,
        peakResidentBytes: UInt64 = 0
    ) {
        self.validity = validity
        self.reasons = reasons
        self.lagP99 = lagP99
        self.lagMaximum = lagMaximum
        self.unsentByGenerator = unsentByGenerator
        self.unsentByQuota = unsentByQuota
        self.unsentByConnection = unsentByConnection
        self.longestGap = longestGap
        self.processorShareThousandths = processorShareThousandths
        self.largestBacklog = largestBacklog
        self.peakResidentBytes = peakResidentBytes
    }
}
