/// What happened to a connection, told to its loop's task in order.
public enum ConnectionEvent: Sendable {
    /// The broker accepted the connection.
    case connected(BrokerLimits)
    /// The broker answered a subscription.
    case subscribed(filter: String, granted: QualityOfService)
    /// The broker refused a subscription.
    case subscribeFailed(TransportError)
    /// There is room again after ``PublishResult/blocked``.
    case unblocked
    /// The connection ended or was never made.
    ///
    /// The tokens are of the QoS 1 messages whose acknowledgement will not come: whether the broker
    /// has them is not known.
    case closed(TransportError?, unresolved: [UInt64])
}
