public import Quantities

/// How far a run is, for people who watch it.
///
/// Never evidence.
public struct RunProgress: Hashable, Sendable {
    /// What is being done: `connecting`, `warm-up`, `measure`, `drain`.
    public var phase: String
    /// How long since the schedule began; zero before.
    public var elapsed: Nanoseconds
    /// How long the schedule and the drain take at most.
    public var total: Nanoseconds
    /// Messages a second that the scenario asks for.
    public var targetRate: Double
    /// Messages a second that left since the progress before.
    public var actualRate: Double
    /// Messages that were handed to the transport so far.
    public var sent: UInt64
    /// Came out as they must, so far.
    public var delivered: UInt64
    /// Had to stay in and did, so far.
    public var withheld: UInt64
    /// Overdue so far; a message that still comes is taken off again.
    public var lost: UInt64
    /// Came out although they must not, so far.
    public var leaked: UInt64
    /// The 99th percentile of end-to-end latency so far; nil with too few samples.
    public var p99: Nanoseconds?

    /// Creates the progress of a run that has not begun.
    public init(phase: String, total: Nanoseconds, targetRate: Double) {
        self.phase = phase
        self.total = total
        self.targetRate = targetRate
        elapsed = .zero
        actualRate = 0
        sent = 0
        delivered = 0
        withheld = 0
        lost = 0
        leaked = 0
    }
}
