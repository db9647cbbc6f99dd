/// Connections that messages arrive on.
///
/// Used only on the event loop that owns them.
public protocol MessageSource: AnyObject {
    /// Asks the broker for a topic filter; the answer comes as a ``ConnectionEvent``.
    func subscribe(to filter: String, quality: QualityOfService, on connection: ConnectionNumber)

    /// Acknowledges a received QoS 1 message.
    ///
    /// Acknowledgements leave in the order of this call, which must be the order of arrival
    /// (MQTT-4.6.0-2).
    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber)
}
