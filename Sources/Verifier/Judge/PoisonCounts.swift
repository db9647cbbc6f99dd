public import Quantities

/// What became of one kind of poison, as far as it can be seen from outside.
public struct PoisonCounts: Hashable, Sendable {
    /// The kind's name.
    public let kind: String
    /// Messages that left with it.
    public internal(set) var sent: UInt64 = 0
    /// Of these: those that the broker refused.
    public internal(set) var refused: UInt64 = 0
    /// Of these: those that came out.
    public internal(set) var passed: UInt64 = 0
    /// Good messages sent within a second of one that did not come out.
    public internal(set) var missingNearby: UInt64 = 0
    /// The longest that it took from one until a good message that was sent later came out; nil where
    /// none did.
    public internal(set) var longestRecovery: Nanoseconds?
    /// Whether the scenario sends it.
    var isPlanned = false

    /// Creates counts of zero.
    public init(kind: String) {
        self.kind = kind
    }
}
