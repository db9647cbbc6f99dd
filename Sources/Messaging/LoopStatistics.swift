public import Quantities

/// What an event loop did so far: counters that only grow, and the worst gap.
public struct LoopStatistics: Hashable, Sendable {
    /// Packets handed to the sockets.
    public var packetsSent: UInt64 = 0
    /// Packets decoded from the sockets.
    public var packetsReceived: UInt64 = 0
    /// Write calls (one TLS record each).
    public var writes: UInt64 = 0
    /// Bytes of packets written, before TLS.
    public var bytesSent: UInt64 = 0
    /// Bytes of packets read, after TLS.
    public var bytesReceived: UInt64 = 0
    /// The longest time between the instant a step was due and the instant it ran.
    public var longestGap = Nanoseconds.zero
    /// CPU time of the loop's thread.
    public var cpuTime = Nanoseconds.zero

    /// Creates counters at zero.
    public init() {}
}
