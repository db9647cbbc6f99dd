/// How the sandbox's broker behaves; the defaults are those of AIO's broker.
public struct BrokerSettings: Sendable {
    /// The address to listen on.
    public var host = "127.0.0.1"
    /// The port of the TLS listener; 0 takes any free one.
    public var port: UInt16 = 0
    /// The port of a listener without TLS, 0 for any; nil for none.
    public var plainPort: UInt16?
    /// What the TLS listener shows; nil for no TLS listener.
    public var certificate: IssuedCertificate?
    /// Who may sign client certificates, which are then demanded; nil demands none.
    public var clientAuthorities: [UInt8]?

    /// Checks service account tokens; nil refuses the method K8S-SAT.
    public var tokenVerifier: TokenVerifier?
    /// User names with their passwords; empty refuses both.
    public var passwords: [String: String] = [:]
    /// Whether clients may come without any credentials.
    public var allowsAnonymous = false
    /// What a client is told when its token has expired: DISCONNECT with this reason.
    ///
    /// Not documented for AIO; 0x87 (not authorized) is the likely one.
    public var expiryReason: UInt8 = 0x87

    /// How many QoS 1 messages a client may have unacknowledged.
    public var receiveMaximum: UInt16 = 100
    /// The largest packet taken, in bytes.
    public var maximumPacketSize: UInt32 = 4 << 20
    /// The longest keep alive granted, in seconds.
    public var maximumKeepAlive: UInt16 = 600
    /// How long a session may outlive its connection, in seconds; a client that asks for more is
    /// told this.
    public var maximumSessionExpiry: UInt32 = 3_600
    /// How many TLS session tickets each handshake gives, for a client to resume with; 0 none, as
    /// AIO's broker is not known to give any.
    public var securityTickets = 0
    /// Topic filters that nobody may publish or subscribe to: reason 0x87.
    public var deniedFilters: [String] = []

    /// How many messages may wait for one subscriber before QoS 0 messages for it are dropped.
    public var queueLimit = 100_000
    /// How many bytes may be kept for one subscriber, here or away, before QoS 1 messages for it are refused with
    /// PUBACK 0x97; none is ever dropped.
    public var queueBudget = 64 << 20

    /// Defects to plant; those of the graph are left to it.
    public var faults: [any Fault] = []
    /// The key of the faults' dice.
    public var faultSeed: UInt64 = 0
    /// Which topics are the graph's input, as a filter; nil for none.
    public var faultInput: String?
    /// Which topics are the graph's output, as a filter; nil for none.
    public var faultOutput: String?

    /// Creates the defaults: nobody is admitted and nothing listens until told.
    public init() {}
}
