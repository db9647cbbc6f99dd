/// What the reference graph did so far.
public struct GraphCounts: Hashable, Sendable {
    /// Messages that arrived on the input topic.
    public var received: UInt64 = 0
    /// Messages that every stage let pass, whatever a fault then did to them.
    public var passed: UInt64 = 0
    /// Messages that a stage dropped, whatever a fault then did to them.
    public var dropped: UInt64 = 0
    /// Messages that a stage returned an error for; consumed, and nothing comes out.
    public var errors: UInt64 = 0
    /// Messages that a stage panicked on; consumed, and nothing comes out.
    public var trapped: UInt64 = 0
    /// Messages that came for a window that was over; consumed, and nothing comes of them.
    public var late: UInt64 = 0
    /// Results of windows that left the graph, whatever a fault then did to them.
    public var windows: UInt64 = 0
    /// Results handed to the broker, duplicates included.
    public var published: UInt64 = 0
    /// Results that the broker acknowledged without a failure.
    public var confirmed: UInt64 = 0
    /// Results that the broker refused for good, or that had no room.
    public var refused: UInt64 = 0
    /// Times that the connection ended and another was sought.
    public var reconnects: UInt64 = 0
    /// Times that the broker had forgotten the session when the graph came back.
    public var sessionsLost: UInt64 = 0
    /// Source messages that came again (DUP) while their results were still under way; they were
    /// not run again.
    public var redelivered: UInt64 = 0
    /// Results that were sent again after the connection had ended.
    public var resent: UInt64 = 0
    /// How often each kind of fault took effect.
    public var planted: [String: UInt64] = [:]
    /// What the faults that took effect must be told as, by the words of the ledger.
    public var outcomes: [PlantedOutcome: UInt64] = [:]
    /// Why messages trapped, each reason once, at most sixteen.
    public var trapReasons: [String: UInt64] = [:]
    /// Why stages returned errors, each reason once, at most sixteen.
    public var errorReasons: [String: UInt64] = [:]

    /// Creates counts of nothing.
    public init() {}
}
