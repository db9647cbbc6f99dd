import MQTTWire
import Messaging
import Networking
import Quantities
import Testing

extension Connections {
    /// Publishes the number itself, with itself as token, on the first connection.
    func publish(_ number: UInt64, quality: QualityOfService) -> PublishResult {
        let message = OutgoingMessage.numbered(number, quality: quality)
        return publish(message, on: 0, token: number)
    }
}

extension OutgoingMessage {
    /// A message that holds the number itself.
    static func numbered(_ number: UInt64, quality: QualityOfService) -> OutgoingMessage {
        OutgoingMessage(
            topic: "raw",
            payload: Array("\(number)".utf8),
            quality: quality,
            userProperties: [UserProperty("n", "\(number)")]
        )
    }
}

extension ScriptedPeer {
    /// The messages received so far.
    var published: [PeerPacket] {
        packets.filter { $0.packet.kind == .publish }
    }

    /// Waits until the peer satisfies `condition`, at most 20 seconds.
    func wait(
        sourceLocation: SourceLocation = #_sourceLocation,
        until condition: (ScriptedPeer) -> Bool
    ) throws {
        let poller = try Poller()
        notify(poller.waker)
        let clock = SystemTimeSource()
        let end = clock.now() + .seconds(20)
        while !condition(self) {
            let left = end - clock.now()
            try #require(left > .zero, "it did not happen", sourceLocation: sourceLocation)
            _ = poller.wait(atMost: left)
        }
    }
}

extension ScriptedPeer {
    /// The packet identifiers of the PUBACKs received so far.
    var acknowledged: [UInt16] {
        packets.compactMap {
            if case .acknowledgement(let packet) = $0.packet {
                packet.packetIdentifier
            } else {
                nil
            }
        }
    }

    /// The farewell, where one came.
    var farewell: DisconnectPacket? {
        packets.compactMap { if case .disconnect(let packet) = $0.packet { packet } else { nil } }
            .first
    }
}
