/// What the control path saw: the topic that messages are sent to, watched beside the output.
public struct InputCounts: Hashable, Sendable {
    /// Messages of the run that were seen on the input.
    public var seen: UInt64
    /// Further copies of them.
    public var copies: UInt64
    /// Messages that had other bytes there than they were sent with.
    public var altered: UInt64
    /// Messages there that are not of this run.
    public var foreign: UInt64
    /// Of the lost messages: those never seen on the input.
    public var lostBefore: UInt64
    /// Of the lost messages: those seen on the input.
    public var lostBehind: UInt64
    /// Messages that had to be withheld, were acknowledged, and were never seen on the input: lost
    /// before the graph, which the output alone cannot tell from withheld.
    public var withheldUnseen: UInt64
    /// Messages that came out and were never seen on the input: the control path missed them.
    public var missed: UInt64

    /// Creates counts.
    public init(
        seen: UInt64 = 0,
        copies: UInt64 = 0,
        altered: UInt64 = 0,
        foreign: UInt64 = 0,
        lostBefore: UInt64 = 0,
        lostBehind: UInt64 = 0,
        withheldUnseen: UInt64 = 0,
        missed: UInt64 = 0
    ) {
        self.seen = seen
        self.copies = copies
        self.altered = altered
        self.foreign = foreign
        self.lostBefore = lostBefore
        self.lostBehind = lostBehind
        self.withheldUnseen = withheldUnseen
        self.missed = missed
    }

    /// Whether what was not seen on the input was not there either.
    public var isReliable: Bool { missed == 0 }
}
