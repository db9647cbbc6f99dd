/// What became of one attempt to publish.
public enum PublishResult: Hashable, Sendable {
    /// The message is encoded and will be written before the loop sleeps.
    case accepted
    /// As many messages await acknowledgement as the broker allows (Receive Maximum): try again
    /// after ``ConnectionEvent/unblocked``.
    case windowFull
    /// The socket takes no more bytes: try again after ``ConnectionEvent/unblocked``.
    case blocked
    /// The connection is not open.
    case notConnected
    /// The message can never be sent on this connection: larger than the broker's Maximum Packet
    /// Size, or of a quality above its Maximum QoS.
    case notAllowed
}
