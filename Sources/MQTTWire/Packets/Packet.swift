/// One decoded packet.
///
/// A PUBLISH has no fields here: they are in the ``PublishFrame`` that was handed to the decoder.
public enum Packet: Hashable, Sendable {
    /// A client asks for a connection.
    indirect case connect(ConnectPacket)
    /// A server answers CONNECT.
    indirect case connack(ConnackPacket)
    /// A message: see the frame.
    case publish
    /// PUBACK, PUBREC, PUBREL or PUBCOMP.
    case acknowledgement(AcknowledgementPacket)
    /// A client asks for topic filters.
    indirect case subscribe(SubscribePacket)
    /// A server answers SUBSCRIBE.
    indirect case suback(SubscriptionAnswer)
    /// A client gives topic filters back.
    indirect case unsubscribe(UnsubscribePacket)
    /// A server answers UNSUBSCRIBE.
    indirect case unsuback(SubscriptionAnswer)
    /// A client shows that it lives.
    case pingreq
    /// A server answers PINGREQ.
    case pingresp
    /// One end leaves.
    indirect case disconnect(DisconnectPacket)
    /// A step of enhanced authentication.
    indirect case auth(AuthPacket)

    /// Which packet it is.
    public var kind: PacketKind {
        switch self {
        case .connect: .connect
        case .connack: .connack
        case .publish: .publish
        case .acknowledgement(let packet): packet.step.kind
        case .subscribe: .subscribe
        case .suback: .suback
        case .unsubscribe: .unsubscribe
        case .unsuback: .unsuback
        case .pingreq: .pingreq
        case .pingresp: .pingresp
        case .disconnect: .disconnect
        case .auth: .auth
        }
    }

    /// Adds the packet to `buffer`; a PUBLISH, which has no fields here, adds nothing.
    public func encode(into buffer: inout WireBuffer) throws(WireError) {
        switch self {
        case .connect(let packet): try packet.encode(into: &buffer)
        case .connack(let packet): try packet.encode(into: &buffer)
        case .publish: break
        case .acknowledgement(let packet): try packet.encode(into: &buffer)
        case .subscribe(let packet): try packet.encode(into: &buffer)
        case .suback(let packet): try packet.encode(.suback, into: &buffer)
        case .unsubscribe(let packet): try packet.encode(into: &buffer)
        case .unsuback(let packet): try packet.encode(.unsuback, into: &buffer)
        case .pingreq: buffer.appendPing(.pingreq)
        case .pingresp: buffer.appendPing(.pingresp)
        case .disconnect(let packet): try packet.encode(into: &buffer)
        case .auth(let packet): try packet.encode(into: &buffer)
        }
    }
}
