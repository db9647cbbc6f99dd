import MQTTWire

/// A packet as the scripted peer received it, with a PUBLISH's fields copied out.
struct PeerPacket: Sendable {
    var packet: Packet
    var topic = ""
    var payload: [UInt8] = []
    var quality: UInt8 = 0
    var packetIdentifier: UInt16 = 0
    var isDuplicate = false
    var userProperties: [PropertyPair] = []

    init(_ packet: Packet, _ frame: PublishFrame, _ bytes: [UInt8]) {
        self.packet = packet
        guard case .publish = packet else { return }
        topic = String(decoding: bytes[frame.topic], as: UTF8.self)
        payload = Array(bytes[frame.payload])
        quality = frame.quality
        packetIdentifier = frame.packetIdentifier
        isDuplicate = frame.isDuplicate
        userProperties = frame.userProperties.map {
            PropertyPair(
                String(decoding: bytes[$0.name], as: UTF8.self),
                String(decoding: bytes[$0.value], as: UTF8.self)
            )
        }
    }

    /// What an obliging broker answers.
    var usualReplies: [PeerReply] {
        switch packet {
        case .connect(let connect):
            var answer = ConnackPacket()
            answer.authenticationMethod = connect.authenticationMethod
            return [.packet(.connack(answer))]
        case .publish:
            return quality == 0 ? [] : [.acknowledge(packetIdentifier)]
        case .subscribe(let request):
            let granted = request.subscriptions.map(\.maximumQuality)
            return [
                .packet(
                    .suback(
                        SubscriptionAnswer(
                            packetIdentifier: request.packetIdentifier,
                            reasons: granted
                        )
                    )
                )
            ]
        case .pingreq: return [.packet(.pingresp)]
        case .disconnect: return [.close]
        default: return []
        }
    }
}
