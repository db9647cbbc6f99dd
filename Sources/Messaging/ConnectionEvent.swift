public import Quantities

/// What happened to a connection, told to its loop's task in order.
public enum ConnectionEvent: Sendable {
    /// The broker accepted the connection.
    case connected(BrokerLimits, ConnectDurations)
    /// The broker kept the session of an earlier connection: told right after ``connected``.
    ///
    /// The tokens are of the QoS 1 messages that were in flight, each of which is being sent again
    /// (DUP) before anything else; their acknowledgements will come (MQTT-4.4.0-1).
    case sessionResumed(resent: [UInt64])
    /// The broker has no session although one was to be kept: told right after ``connected``.
    ///
    /// Whether it has the messages of these tokens is not known, and it has forgotten subscriptions
    /// and whatever waited for us.
    case sessionLost(unresolved: [UInt64])
    /// The broker answered a subscription.
    case subscribed(filter: String, granted: QualityOfService, after: Nanoseconds)
    /// The broker refused a subscription.
    case subscribeFailed(TransportError)
    /// There is room again after ``PublishResult/blocked``.
    case unblocked
    /// The broker took new credentials on the connection that stands (AUTH 0x19, then AUTH 0x00).
    case reauthenticated(after: Nanoseconds)
    /// The broker did not take them, or they could not be sent; the connection may live on.
    case reauthenticationFailed(TransportError)
    /// The connection ended or was never made.
    ///
    /// The tokens are of the QoS 1 messages whose acknowledgement will not come: whether the broker
    /// has them is not known. There are none while the session may be resumed: they are told with
    /// the next connection, or by ``Connections/giveUpSession(of:)``.
    case closed(TransportError?, unresolved: [UInt64])
}
