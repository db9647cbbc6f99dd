/// What the sandbox's broker did so far.
public struct BrokerStatistics: Hashable, Sendable {
    /// Clients connected now.
    public var clients: UInt64 = 0
    /// Connections that were accepted with CONNACK 0.
    public var accepted: UInt64 = 0
    /// Connections that were refused with another CONNACK.
    public var refused: UInt64 = 0
    /// Re-authentications that succeeded.
    public var renewed: UInt64 = 0
    /// Re-authentications that were refused; the connection was ended with the reason.
    public var notRenewed: UInt64 = 0
    /// Connections that were ended because their token had expired.
    public var tokensExpired: UInt64 = 0
    /// Sessions kept now, those of connected clients included.
    public var sessions: UInt64 = 0
    /// Connections that found the session of an earlier one.
    public var resumed: UInt64 = 0
    /// Sessions that ended because their client did not come back in time.
    public var sessionsExpired: UInt64 = 0
    /// Messages that clients published and that were taken.
    public var published: UInt64 = 0
    /// Messages that went out to subscribers.
    public var delivered: UInt64 = 0
    /// Those of them that went out again on a resumed session (DUP).
    public var redelivered: UInt64 = 0
    /// QoS 1 messages refused with a PUBACK of 0x80 or above.
    public var rejected: UInt64 = 0
    /// QoS 0 messages dropped because a subscriber's queue was full or the subscriber away, or
    /// their topic is denied.
    public var dropped: UInt64 = 0
    /// Messages that nobody was sent because their time had passed, once for each subscriber.
    public var messagesExpired: UInt64 = 0
    /// How often each kind of fault took effect.
    public var planted: [String: UInt64] = [:]
    /// Connections ended because of what the client sent.
    public var violations: UInt64 = 0

    /// Creates counts of nothing.
    public init() {}
}
