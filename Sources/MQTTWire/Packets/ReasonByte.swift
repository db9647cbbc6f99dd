/// The reason codes this target itself acts on, as bytes.
///
/// Every other failure passes through unchanged: whoever receives it names it.
/// Source: section 2.4.
public enum ReasonByte {
    /// Success, normal disconnection, granted QoS 0.
    public static let success: UInt8 = 0x00
    /// The message was taken and nobody subscribes to its topic.
    public static let noMatchingSubscribers: UInt8 = 0x10
    /// UNSUBSCRIBE named a filter that was not subscribed.
    public static let noSubscriptionExisted: UInt8 = 0x11
    /// AUTH: the exchange goes on.
    public static let continueAuthentication: UInt8 = 0x18
    /// AUTH: the client starts to authenticate anew.
    public static let reauthenticate: UInt8 = 0x19
    /// The packet cannot be parsed.
    public static let malformedPacket: UInt8 = 0x81
    /// The packet, or its place, is against the rules.
    public static let protocolError: UInt8 = 0x82
    /// The server speaks another version.
    public static let unsupportedProtocolVersion: UInt8 = 0x84
    /// The server heard nothing for 1.5 keep alives.
    public static let keepAliveTimeout: UInt8 = 0x8D
    /// The topic filter is not allowed.
    public static let topicFilterInvalid: UInt8 = 0x8F
    /// The topic name is not allowed.
    public static let topicNameInvalid: UInt8 = 0x90
    /// More unacknowledged deliveries than the receiver takes.
    public static let receiveMaximumExceeded: UInt8 = 0x93
    /// A topic alias above the receiver's maximum.
    public static let topicAliasInvalid: UInt8 = 0x94
    /// The packet is larger than the receiver takes.
    public static let packetTooLarge: UInt8 = 0x95
    /// The server does not support QoS 2.
    public static let qualityNotSupported: UInt8 = 0x9B
}
