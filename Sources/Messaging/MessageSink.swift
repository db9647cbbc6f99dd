/// Connected places to publish.
///
/// Used only on the event loop that owns the connections.
public protocol MessageSink: AnyObject {
    /// Hands one message to the transport without blocking.
    ///
    /// Everything accepted in one call from the loop leaves together afterwards: many messages
    /// share one TLS record and one write. Costs no allocation.
    ///
    /// - Parameters:
    ///   - message: The message; copied before the call returns.
    ///   - connection: Which connection.
    ///   - token: Comes back in ``LoopTask/acknowledged(_:on:reason:at:through:)`` (QoS 1 only).
    /// - Returns: What became of it; anything but ``PublishResult/accepted`` sent nothing.
    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult
}
