public import Quantities

/// All that is needed to open one connection to a broker.
public struct ConnectionConfiguration: Sendable {
    /// Where to connect.
    public var address: BrokerAddress
    /// Whom to trust and what to show under TLS.
    public var trust: TrustConfiguration
    /// Asked again at every attempt.
    public var credentials: any CredentialSource
    /// The client identifier; must be unique on the broker.
    public var clientIdentifier: String
    /// Seconds without a packet after which a PINGREQ is sent; 0 never.
    public var keepAlive: UInt16
    /// Seconds the broker keeps the session after the connection ends; 0 not at all.
    public var sessionExpiry: UInt32
    /// Whether to begin a new session.
    public var isCleanStart: Bool
    /// How many unacknowledged QoS 1 deliveries this side takes.
    public var receiveMaximum: UInt16
    /// User properties of the CONNECT.
    public var userProperties: [UserProperty]
    /// How long name resolution, TCP, TLS and CONNACK may take together.
    public var connectTimeout: Nanoseconds

    /// Creates a configuration with the defaults of AIO's own clients.
    public init(
        address: BrokerAddress,
        clientIdentifier: String,
        trust: TrustConfiguration = TrustConfiguration(),
        credentials: any CredentialSource = NoCredentials(),
        keepAlive: UInt16 = 60,
        sessionExpiry: UInt32 = 0,
        isCleanStart: Bool = true,
        receiveMaximum: UInt16 = 65_535,
        userProperties: [UserProperty] = [],
        connectTimeout: Nanoseconds = .seconds(30)
    ) {
        self.address = address
        self.clientIdentifier = clientIdentifier
        self.trust = trust
        self.credentials = credentials
        self.keepAlive = keepAlive
        self.sessionExpiry = sessionExpiry
        self.isCleanStart = isCleanStart
        self.receiveMaximum = receiveMaximum
        self.userProperties = userProperties
        self.connectTimeout = connectTimeout
    }
}
