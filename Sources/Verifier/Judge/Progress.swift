public import Quantities

/// What a judge knows while the run goes on: for the live line.
public struct Progress: Hashable, Sendable {
    /// Slots of the schedule.
    public var slots: UInt64
    /// Messages handed to the transport.
    public var sent: UInt64
    /// Slots whose message was not sent in time.
    public var unsent: UInt64
    /// Messages that the broker acknowledged with success.
    public var acknowledged: UInt64
    /// Messages that must pass and came out as they must.
    public var delivered: UInt64
    /// Messages that must not pass and have not come out.
    public var withheld: UInt64
    /// Messages that must pass, did not come out and are overdue.
    public var lost: UInt64
    /// Messages that must not pass and came out.
    public var leaked: UInt64
    /// Messages that are neither out nor overdue, or whose acknowledgement is awaited.
    public var outstanding: UInt64
    /// The 99th percentile end to end so far; nil with too few samples.
    public var p99: Nanoseconds?

    /// Creates a progress.
    public init(
        slots: UInt64,
        sent: UInt64,
        unsent: UInt64,
        acknowledged: UInt64,
        delivered: UInt64,
        withheld: UInt64,
        lost: UInt64,
        leaked: UInt64,
        outstanding: UInt64,
        p99: Nanoseconds?
    ) {
        self.slots = slots
        self.sent = sent
        self.unsent = unsent
        self.acknowledged = acknowledged
        self.delivered = delivered
        self.withheld = withheld
        self.lost = lost
        self.leaked = leaked
        self.outstanding = outstanding
        self.p99 = p99
    }
}
