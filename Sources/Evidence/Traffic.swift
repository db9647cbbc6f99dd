/// What went through the sockets of all event loops of a run so far.
public struct Traffic: Hashable, Sendable {
    /// Packets handed to the sockets.
    public var packetsSent: UInt64 = 0
    /// Packets decoded from the sockets.
    public var packetsReceived: UInt64 = 0
    /// Write calls, one TLS record each.
    public var writes: UInt64 = 0
    /// Bytes of packets written, before TLS.
    public var bytesSent: UInt64 = 0
    /// Bytes of packets read, after TLS.
    public var bytesReceived: UInt64 = 0

    /// Creates the traffic of a run that has not begun.
    public init() {}
}
