/// What was learnt about the broker and the way to it when the run connected.
///
/// Limits are those of the CONNACK, with the meaning that MQTT 5 gives to absent properties.
public struct BrokerFacts: Hashable, Sendable {
    /// The address as a URL.
    public var address: String
    /// The TLS version agreed on; nil without TLS.
    public var securityVersion: String?
    /// The cipher suite agreed on; nil without TLS.
    public var cipher: String?
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
    /// The quality granted to the subscription of the output topic; nil where none was.
    public var grantedQuality: UInt8?
    /// The authentication method the broker confirmed; nil where it named none.
    public var authenticationMethod: String?
    /// What the token claims; nil where none was used.
    public var credential: CredentialFacts?

    /// Creates the facts of a CONNACK without properties.
    public init(address: String) {
        self.address = address
    }
}
