/// What became of one attempt to publish.
public enum PublishAnswer: Hashable, Sendable {
    /// What the server announced that it does not take, or MQTT cannot carry.
    public enum Obstacle: Hashable, Sendable {
        /// A QoS above the server's Maximum QoS, or QoS 2, which this client does not speak.
        case quality
        /// The server keeps no retained messages.
        case retain
        /// The packet is larger than the server's Maximum Packet Size, or than MQTT can frame.
        case size
        /// To be sent again, but not this one or not now; see
        /// ``ClientProtocol/nextToRepublish``.
        case identifier
    }

    /// The message is in the buffer; the identifier is 0 for QoS 0.
    case accepted(packetIdentifier: UInt16)
    /// As many messages are in flight as may be.
    case windowFull
    /// The message can never be sent on this connection.
    case notAllowed(Obstacle)
    /// The connection is not open.
    case notConnected
}
