import MQTTWire

/// What the scripted peer does in answer to a packet.
enum PeerReply: Sendable {
    /// Sends a packet.
    case packet(Packet)
    /// Sends a PUBLISH.
    case publish(PublishPacket)
    /// Sends bytes, whatever they are.
    case bytes([UInt8])
    /// Closes the connection.
    case close
    /// Reads nothing more.
    case deaf

    /// PUBACK with a reason.
    static func acknowledge(_ identifier: UInt16, reason: UInt8 = 0) -> PeerReply {
        .packet(
            .acknowledgement(
                AcknowledgementPacket(.puback, packetIdentifier: identifier, reason: reason)
            )
        )
    }
}
