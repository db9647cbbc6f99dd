/// What a CONNACK lets a client do, defaults filled in.
///
/// Source: section 3.2.2.3.
public struct ServerLimits: Hashable, Sendable {
    /// How many QoS 1 messages may be in flight.
    public var receiveMaximum: UInt16 = 65_535
    /// The highest QoS.
    public var maximumQuality: UInt8 = 2
    /// The largest packet, in bytes.
    public var maximumPacketSize = PacketDecoder.largestPacketSize
    /// The keep alive in force, in seconds: the server's where it named one, else the client's.
    public var keepAlive: UInt16 = 0
    /// The highest topic alias; this client sends none.
    public var topicAliasMaximum: UInt16 = 0
    /// Whether retained messages are kept.
    public var isRetainAvailable = true
    /// Whether filters may have wildcards.
    public var isWildcardSubscriptionAvailable = true
    /// Whether subscriptions may have identifiers.
    public var isSubscriptionIdentifierAvailable = true
    /// Whether subscriptions may be shared.
    public var isSharedSubscriptionAvailable = true

    /// Creates the limits of a CONNACK without properties.
    public init() {}

    /// Creates the limits of a CONNACK.
    public init(_ packet: ConnackPacket, keepAlive: UInt16) {
        receiveMaximum = packet.receiveMaximum ?? receiveMaximum
        maximumQuality = packet.maximumQuality ?? maximumQuality
        if let size = packet.maximumPacketSize {
            maximumPacketSize = min(maximumPacketSize, Int(size))
        }
        self.keepAlive = packet.serverKeepAlive ?? keepAlive
        topicAliasMaximum = packet.topicAliasMaximum ?? 0
        isRetainAvailable = packet.isRetainAvailable ?? true
        isWildcardSubscriptionAvailable = packet.isWildcardSubscriptionAvailable ?? true
        isSubscriptionIdentifierAvailable = packet.isSubscriptionIdentifierAvailable ?? true
        isSharedSubscriptionAvailable = packet.isSharedSubscriptionAvailable ?? true
    }
}
