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
    /// Whether the first connection begins a new session.
    ///
    /// Later connections of the same number ask for the session of the one before (Clean Start 0)
    /// where ``sessionExpiry`` keeps one.
    public var isCleanStart: Bool
    /// How many unacknowledged QoS 1 deliveries this side takes.
    public var receiveMaximum: UInt16
    /// How many QoS 1 messages may be in flight; the broker's Receive Maximum may lower it.
    public var inFlightLimit: UInt16
    /// User properties of the CONNECT.
    public var userProperties: [UserProperty]
    /// How long name resolution, TCP, TLS and CONNACK may take together.
    public var connectTimeout: Nanoseconds
    /// The local IP address to connect from; nil leaves the choice to the system.
    ///
    /// One address has some 28,000 free ports for each broker address.
    public var sourceAddress: String?
    /// Whether a TLS session of this loop may be resumed, which saves half of a handshake's work.
    public var resumesSecurity: Bool

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
        inFlightLimit: UInt16 = 65_535,
        userProperties: [UserProperty] = [],
        connectTimeout: Nanoseconds = .seconds(30),
        sourceAddress: String? = nil,
        resumesSecurity: Bool = false
    ) {
        self.address = address
        self.clientIdentifier = clientIdentifier
        self.trust = trust
        self.credentials = credentials
        self.keepAlive = keepAlive
        self.sessionExpiry = sessionExpiry
        self.isCleanStart = isCleanStart
        self.receiveMaximum = receiveMaximum
        self.inFlightLimit = inFlightLimit
        self.userProperties = userProperties
        self.connectTimeout = connectTimeout
        self.sourceAddress = sourceAddress
        self.resumesSecurity = resumesSecurity
    }
}
