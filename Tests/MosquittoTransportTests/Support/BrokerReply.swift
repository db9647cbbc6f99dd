import MQTTWire

/// What the scripted broker does in answer to a packet.
enum BrokerReply: Sendable {
    case packet(Packet)
    case publish(PublishPacket)
    /// Several packets in one write, which is one record under TLS.
    case together([PublishPacket])
    case bytes([UInt8])
    case close

    static func acknowledge(_ identifier: UInt16, reason: UInt8 = 0) -> BrokerReply {
        .packet(
            .acknowledgement(
                AcknowledgementPacket(.puback, packetIdentifier: identifier, reason: reason)
            )
        )
    }

    var encoded: [UInt8] {
        var buffer = WireBuffer()
        switch self {
        case .packet(let packet): try? packet.encode(into: &buffer)
        case .publish(let packet): try? packet.encode(into: &buffer)
        case .together(let packets): for packet in packets { try? packet.encode(into: &buffer) }
        case .bytes(let bytes): buffer.append(bytes)
        case .close: break
        }
        return buffer.bytes.withUnsafeBytes { Array($0) }
    }
}
