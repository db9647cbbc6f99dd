import MQTTWire

/// A decoded packet with its PUBLISH copied out, so that any two can be compared.
enum Decoded: Equatable {
    case packet(Packet)
    case publish(PublishPacket)
}
