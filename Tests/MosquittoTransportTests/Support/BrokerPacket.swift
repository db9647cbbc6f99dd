import MQTTWire

/// A packet as the scripted broker received it, with a PUBLISH copied out.
struct BrokerPacket: Sendable {
    /// Which connection it came on, counted from 0.
    var connection: Int
    var packet: Packet
    var publish: PublishPacket?

    /// One line for it, for comparing what transports put on the wire.
    var trace: String {
        switch packet {
        case .connect: "\(connection) connect"
        case .publish:
            publish.map {
                "\(connection) publish \(String(decoding: $0.payload, as: UTF8.self)) "
                    + "id \($0.header.packetIdentifier) dup \($0.header.isDuplicate)"
            } ?? ""
        case .acknowledgement(let packet): "\(connection) ack \(packet.packetIdentifier)"
        case .subscribe: "\(connection) subscribe"
        case .disconnect(let packet): "\(connection) disconnect \(packet.reason)"
        case .pingreq: "\(connection) ping"
        default: "\(connection) other"
        }
    }

    /// What an obliging broker answers.
    var usualReplies: [BrokerReply] {
        switch packet {
        case .connect(let connect):
            var answer = ConnackPacket()
            answer.authenticationMethod = connect.authenticationMethod
            return [.packet(.connack(answer))]
        case .publish:
            guard let header = publish?.header, header.quality > 0 else { return [] }
            return [.acknowledge(header.packetIdentifier)]
        case .subscribe(let request):
            let answer = SubscriptionAnswer(
                packetIdentifier: request.packetIdentifier,
                reasons: request.subscriptions.map(\.maximumQuality)
            )
            return [.packet(.suback(answer))]
        case .pingreq: return [.packet(.pingresp)]
        case .disconnect: return [.close]
        default: return []
        }
    }

    /// A CONNACK that `adjust` changed.
    static func connack(_ adjust: (inout ConnackPacket) -> Void) -> [BrokerReply] {
        var answer = ConnackPacket()
        adjust(&answer)
        return [.packet(.connack(answer))]
    }
}
