/// How much of the run lies in the measurement window, by intended send times.
public struct MeasuredCounts: Hashable, Sendable {
    /// Slots that were sent or declared unsent.
    public var slots: UInt64 = 0
    /// Messages handed to the transport.
    public var sent: UInt64 = 0
    /// First copies that came out of messages that must pass.
    public var delivered: UInt64 = 0

    /// Creates counts of zero.
    public init() {}
}
