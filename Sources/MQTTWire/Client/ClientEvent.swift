/// What a received packet means to a client.
public enum ClientEvent: Hashable, Sendable {
    /// The server accepted the connection.
    indirect case connected(ConnackPacket, authentication: AuthenticationOutcome)
    /// The server refused the connection, which is over.
    indirect case refused(ConnackPacket)
    /// A message: its fields are in the frame that was handed over.
    ///
    /// QoS 1 wants ``ClientProtocol/acknowledge(_:reason:now:into:)``.
    case publish
    /// A QoS 1 message was answered; a reason of 0x80 and above refuses it.
    case acknowledged(token: UInt64, reason: UInt8, text: String?)
    /// SUBACK: one reason for each filter asked.
    indirect case subscribed(SubscriptionAnswer)
    /// UNSUBACK: one reason for each filter given back.
    indirect case unsubscribed(SubscriptionAnswer)
    /// A step of enhanced authentication: continue, or success of a re-authentication.
    indirect case authentication(AuthPacket)
    /// The server did not take the new credentials of a re-authentication and said so with a
    /// CONNACK, as Mosquitto does; the connection is over.
    ///
    /// Others say it with DISCONNECT, which is ``disconnected(_:)``.
    case reauthenticationRefused(reason: UInt8, text: String?)
    /// The server says why it leaves; the connection is over.
    indirect case disconnected(DisconnectPacket)
}
