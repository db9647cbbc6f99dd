/// What the broker's CONNACK allows and announces, and the TLS below it; obeyed by the transport, kept in the report.
public struct BrokerLimits: Hashable, Sendable {
    /// How many QoS 1 messages may await their PUBACK at once.
    public var receiveMaximum: UInt16 = 65_535
    /// The highest quality of service the broker takes.
    public var maximumQuality: UInt8 = 2
    /// The largest packet the broker takes, in bytes; nil where it set no limit.
    public var maximumPacketSize: UInt32?
    /// The keep alive the broker imposed, in seconds; nil where it left ours.
    public var serverKeepAlive: UInt16?
    /// The highest topic alias the broker takes; 0 is none.
    public var topicAliasMaximum: UInt16 = 0
    /// The session expiry the broker imposed, in seconds; nil where it left ours.
    public var sessionExpiry: UInt32?
    /// Whether retained messages are supported.
    public var isRetainAvailable = true
    /// Whether wildcard subscriptions are supported.
    public var isWildcardSubscriptionAvailable = true
    /// Whether subscription identifiers are supported.
    public var isSubscriptionIdentifierAvailable = true
    /// Whether shared subscriptions are supported.
    public var isSharedSubscriptionAvailable = true
    /// The client identifier the broker assigned, where it did.
    public var assignedClientIdentifier: String?
    /// The authentication method the broker confirmed; nil where it named none, which means that
    /// it took no notice of ours.
    public var authenticationMethod: String?
    /// The TLS version agreed on, such as `TLSv1.3`; nil without TLS.
    public var securityVersion: String?
    /// The cipher suite agreed on; nil without TLS.
    public var cipher: String?
    /// Whether the broker kept a session from an earlier connection.
    public var isSessionPresent = false

    /// Creates the limits of a CONNACK without properties.
    public init() {}
}
