/// CONNACK: a server answers CONNECT.
///
/// Source: section 3.2. A property that is nil was not sent; its default is the specification's.
public struct ConnackPacket: Hashable, Sendable {
    /// Whether the server kept a session.
    public var isSessionPresent = false
    /// The answer; 0x80 and above are refusals.
    public var reason: UInt8
    /// How long the server keeps the session, in seconds, where it is not what was asked.
    public var sessionExpiry: UInt32?
    /// How many unacknowledged messages the server takes; nil is 65,535.
    public var receiveMaximum: UInt16?
    /// The highest QoS the server takes, 0 or 1; nil is 2.
    public var maximumQuality: UInt8?
    /// Whether the server keeps retained messages; nil is yes.
    public var isRetainAvailable: Bool?
    /// The largest packet the server takes, in bytes; nil is no limit.
    public var maximumPacketSize: UInt32?
    /// The name the server gave the client.
    public var assignedClientIdentifier: String?
    /// The highest topic alias the server takes; nil is 0.
    public var topicAliasMaximum: UInt16?
    /// The reason in words.
    public var reasonString: String?
    /// The user properties, in order.
    public var userProperties: [PropertyPair] = []
    /// Whether filters may have wildcards; nil is yes.
    public var isWildcardSubscriptionAvailable: Bool?
    /// Whether subscriptions may have identifiers; nil is yes.
    public var isSubscriptionIdentifierAvailable: Bool?
    /// Whether subscriptions may be shared; nil is yes.
    public var isSharedSubscriptionAvailable: Bool?
    /// The keep alive to use instead of the client's, in seconds.
    public var serverKeepAlive: UInt16?
    /// What response topics are made from.
    public var responseInformation: String?
    /// Another server to use.
    public var serverReference: String?
    /// The authentication method, repeated from CONNECT.
    public var authenticationMethod: String?
    /// The last data of the authentication.
    public var authenticationData: SecretBytes?

    /// Creates an answer.
    public init(reason: UInt8 = 0) {
        self.reason = reason
    }

    /// Adds the packet to `buffer`.
    public func encode(into buffer: inout WireBuffer) throws(WireError) {
        var body = PacketBody(.connack)
        body.put(isSessionPresent ? 1 : 0)
        body.put(reason)
        try body.put(properties)
        try body.finish(into: &buffer)
    }

    private var properties: [Property] {
        var list: [Property] = []
        list.add(.sessionExpiryInterval, number: sessionExpiry)
        list.add(.receiveMaximum, short: receiveMaximum)
        list.add(.maximumQuality, byte: maximumQuality)
        list.add(.retainAvailable, flag: isRetainAvailable)
        list.add(.maximumPacketSize, number: maximumPacketSize)
        list.add(.assignedClientIdentifier, text: assignedClientIdentifier)
        list.add(.topicAliasMaximum, short: topicAliasMaximum)
        list.add(.reasonString, text: reasonString)
        list.add(userProperties)
        list.add(.wildcardSubscriptionAvailable, flag: isWildcardSubscriptionAvailable)
        list.add(.subscriptionIdentifierAvailable, flag: isSubscriptionIdentifierAvailable)
        list.add(.sharedSubscriptionAvailable, flag: isSharedSubscriptionAvailable)
        list.add(.serverKeepAlive, short: serverKeepAlive)
        list.add(.responseInformation, text: responseInformation)
        list.add(.serverReference, text: serverReference)
        list.add(.authenticationMethod, text: authenticationMethod)
        list.add(.authenticationData, binary: authenticationData?.bytes)
        return list
    }
}
