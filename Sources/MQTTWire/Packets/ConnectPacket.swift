/// CONNECT: a client asks for a connection.
///
/// Source: section 3.1. A property that is nil is not sent; its default is the specification's.
public struct ConnectPacket: Hashable, Sendable {
    /// Who the client says it is; empty asks the server to assign a name.
    public var clientIdentifier: String
    /// Whether the server shall forget an earlier session.
    public var isCleanStart = true
    /// The longest silence of the client, in seconds; 0 is no limit.
    public var keepAlive: UInt16 = 60
    /// The user name.
    public var userName: String?
    /// The password.
    public var password: SecretBytes?
    /// What the server publishes when the client is gone without a word.
    public var will: Will?
    /// How long the session outlives the connection, in seconds; nil is 0.
    public var sessionExpiry: UInt32?
    /// How many unacknowledged deliveries the client takes; nil is 65,535.
    public var receiveMaximum: UInt16?
    /// The largest packet the client takes, in bytes; nil is no limit.
    public var maximumPacketSize: UInt32?
    /// The highest topic alias the client takes; nil is 0.
    public var topicAliasMaximum: UInt16?
    /// Whether the client asks for response information.
    public var requestsResponseInformation: Bool?
    /// Whether the server may send reason strings everywhere.
    public var requestsProblemInformation: Bool?
    /// The user properties, in order.
    public var userProperties: [PropertyPair] = []
    /// The name of the enhanced authentication.
    public var authenticationMethod: String?
    /// Its data, such as a token.
    public var authenticationData: SecretBytes?

    /// Creates a request with a clean start and a keep alive of 60 s.
    public init(clientIdentifier: String) {
        self.clientIdentifier = clientIdentifier
    }

    /// Adds the packet to `buffer`.
    public func encode(into buffer: inout WireBuffer) throws(WireError) {
        var body = PacketBody(.connect)
        try body.put(text: "MQTT", "protocol name")
        body.put(5)
        body.put(flags)
        body.put(short: keepAlive)
        try body.put(properties)
        try body.put(text: clientIdentifier, "client identifier")
        if let will {
            try body.put(will.properties, in: .will)
            try body.put(text: will.topic, "will topic")
            try body.put(binary: will.payload, "will payload")
        }
        if let userName { try body.put(text: userName, "user name") }
        if let password { try body.put(binary: password.bytes, "password") }
        try body.finish(into: &buffer)
    }

    private var flags: UInt8 {
        var flags: UInt8 = isCleanStart ? 0x02 : 0
        if let will { flags |= 0x04 | will.quality << 3 | (will.isRetained ? 0x20 : 0) }
        if password != nil { flags |= 0x40 }
        if userName != nil { flags |= 0x80 }
        return flags
    }

    private var properties: [Property] {
        var list: [Property] = []
        list.add(.sessionExpiryInterval, number: sessionExpiry)
        list.add(.receiveMaximum, short: receiveMaximum)
        list.add(.maximumPacketSize, number: maximumPacketSize)
        list.add(.topicAliasMaximum, short: topicAliasMaximum)
        list.add(.requestResponseInformation, flag: requestsResponseInformation)
        list.add(.requestProblemInformation, flag: requestsProblemInformation)
        list.add(userProperties)
        list.add(.authenticationMethod, text: authenticationMethod)
        list.add(.authenticationData, binary: authenticationData?.bytes)
        return list
    }
}
