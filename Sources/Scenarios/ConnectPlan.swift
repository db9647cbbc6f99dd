public import Quantities

/// How a run's connections are made and kept.
public struct ConnectPlan: Hashable, Sendable {
    /// How fast publishers begin to connect; nil as fast as ``atOnce`` lets them.
    public var rate: MessagesPerSecond?
    /// How many connections may be on their way at once; at least 1.
    public var atOnce: Int
    /// Whether TLS sessions may be resumed: half the work of a handshake, and not what a fleet of
    /// separate devices would do.
    public var resumesSecurity: Bool
    /// The local IP addresses to connect from, taken in turn; empty leaves the choice to the system.
    public var sourceAddresses: [String]
    /// How long the broker keeps a session whose connection ended; zero: not at all, so every
    /// connection begins anew.
    public var sessionExpiry: Nanoseconds
    /// What is done when a connection ends unasked; nil: nothing.
    public var reconnect: ReconnectPlan?

    /// Creates a plan; without arguments what AIO's own clients do.
    public init(
        rate: MessagesPerSecond? = nil,
        atOnce: Int = 64,
        resumesSecurity: Bool = false,
        sourceAddresses: [String] = [],
        sessionExpiry: Nanoseconds = .seconds(3_600),
        reconnect: ReconnectPlan? = ReconnectPlan()
    ) {
        self.rate = rate
        self.atOnce = atOnce
        self.resumesSecurity = resumesSecurity
        self.sourceAddresses = sourceAddresses
        self.sessionExpiry = sessionExpiry
        self.reconnect = reconnect
    }

    /// Whether a session outlives its connection, so that it can be resumed.
    public var keepsSessions: Bool { sessionExpiry > .zero && reconnect != nil }
}
