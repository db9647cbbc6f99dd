import MQTTWire
import Testing

/// One packet and its bytes, derived by hand from the figures of the MQTT 5 text.
struct PacketVector: CustomTestStringConvertible {
    let name: String
    let sender: Peer
    let packet: Packet
    let wire: String

    var testDescription: String { name }

    static let all: [PacketVector] = clientVectors + serverVectors

    private static let clientVectors: [PacketVector] = [
        PacketVector(
            name: "CONNECT, the least (3.1)",
            sender: .client,
            packet: .connect(ConnectPacket(clientIdentifier: "c")),
            wire: #"10 0E 00 04 "MQTT" 05 02 00 3C 00 00 01 "c""#
        ),
        PacketVector(
            name: "CONNECT with everything a token client sends (3.1.2.11)",
            sender: .client,
            packet: .connect(Self.fullConnect),
            wire: """
                10 47 00 04 "MQTT" 05 EE 01 2C \
                18 11 00 00 0E 10 21 00 64 26 00 01 "k" 00 01 "v" \
                15 00 01 "M" 16 00 02 FF 00 \
                00 02 "id" \
                10 18 00 00 00 05 03 00 01 "t" 26 00 01 "a" 00 01 "b" \
                00 03 "w/t" 00 02 "by" 00 01 "u" 00 01 "p"
                """
        ),
        PacketVector(
            name: "SUBSCRIBE, figure 3-20 (3.8)",
            sender: .client,
            packet: .subscribe(Self.subscribe),
            wire: #"82 11 00 0A 02 0B 07 00 03 "a/b" 01 00 03 "c/#" 1D"#
        ),
        PacketVector(
            name: "UNSUBSCRIBE, figure 3-30 (3.10)",
            sender: .client,
            packet: .unsubscribe(UnsubscribePacket(packetIdentifier: 1, filters: ["a/b", "c/d"])),
            wire: #"A2 0D 00 01 00 00 03 "a/b" 00 03 "c/d""#
        ),
        PacketVector(name: "PINGREQ (3.12)", sender: .client, packet: .pingreq, wire: "C0 00"),
        PacketVector(
            name: "DISCONNECT, normal (3.14)",
            sender: .client,
            packet: .disconnect(DisconnectPacket()),
            wire: "E0 00"
        ),
        PacketVector(
            name: "DISCONNECT with will message (3.14.2.1)",
            sender: .client,
            packet: .disconnect(DisconnectPacket(reason: 4)),
            wire: "E0 01 04"
        ),
        PacketVector(
            name: "AUTH, re-authenticate (3.15)",
            sender: .client,
            packet: .auth(AuthPacket(reason: 0x19, method: "K8S-SAT", data: [1, 2])),
            wire: #"F0 11 19 0F 15 00 07 "K8S-SAT" 16 00 02 01 02"#
        ),
        PacketVector(
            name: "PUBACK, success (3.4)",
            sender: .client,
            packet: .acknowledgement(AcknowledgementPacket(.puback, packetIdentifier: 0x1234)),
            wire: "40 02 12 34"
        ),
        PacketVector(
            name: "PUBREL, whose flags are 2 (3.6.1)",
            sender: .client,
            packet: .acknowledgement(AcknowledgementPacket(.pubrel, packetIdentifier: 1)),
            wire: "62 02 00 01"
        ),
    ]

    private static let serverVectors: [PacketVector] = [
        PacketVector(
            name: "CONNACK, success (3.2)",
            sender: .server,
            packet: .connack(ConnackPacket()),
            wire: "20 03 00 00 00"
        ),
        PacketVector(
            name: "CONNACK with AIO's limits (3.2.2.3)",
            sender: .server,
            packet: .connack(Self.limitedConnack),
            wire: "20 12 01 00 0F 21 00 64 24 01 27 00 00 FF FF 29 00 13 00 1E"
        ),
        PacketVector(
            name: "PUBACK, quota exceeded (3.4.2.1)",
            sender: .server,
            packet: .acknowledgement(
                AcknowledgementPacket(.puback, packetIdentifier: 2, reason: 0x97)
            ),
            wire: "40 03 00 02 97"
        ),
        PacketVector(
            name: "PUBACK with a reason string (3.4.2.2)",
            sender: .server,
            packet: .acknowledgement(Self.explained),
            wire: #"40 09 00 02 87 05 1F 00 02 "no""#
        ),
        PacketVector(
            name: "PUBREC (3.5)",
            sender: .server,
            packet: .acknowledgement(AcknowledgementPacket(.pubrec, packetIdentifier: 3)),
            wire: "50 02 00 03"
        ),
        PacketVector(
            name: "PUBCOMP (3.7)",
            sender: .server,
            packet: .acknowledgement(AcknowledgementPacket(.pubcomp, packetIdentifier: 3)),
            wire: "70 02 00 03"
        ),
        PacketVector(
            name: "SUBACK (3.9)",
            sender: .server,
            packet: .suback(SubscriptionAnswer(packetIdentifier: 10, reasons: [1, 0x8F])),
            wire: "90 05 00 0A 00 01 8F"
        ),
        PacketVector(
            name: "UNSUBACK (3.11)",
            sender: .server,
            packet: .unsuback(SubscriptionAnswer(packetIdentifier: 10, reasons: [0x11])),
            wire: "B0 04 00 0A 00 11"
        ),
        PacketVector(name: "PINGRESP (3.13)", sender: .server, packet: .pingresp, wire: "D0 00"),
        PacketVector(
            name: "DISCONNECT, session taken over (3.14.2.1)",
            sender: .server,
            packet: .disconnect(DisconnectPacket(reason: 0x8E)),
            wire: "E0 01 8E"
        ),
        PacketVector(
            name: "AUTH, success (3.15)",
            sender: .server,
            packet: .auth(AuthPacket(reason: 0, method: "M")),
            wire: #"F0 06 00 04 15 00 01 "M""#
        ),
    ]

    private static let fullConnect: ConnectPacket = {
        var packet = ConnectPacket(clientIdentifier: "id")
        packet.keepAlive = 300
        packet.sessionExpiry = 3600
        packet.receiveMaximum = 100
        packet.userProperties = [PropertyPair("k", "v")]
        packet.authenticationMethod = "M"
        packet.authenticationData = [0xFF, 0x00]
        packet.userName = "u"
        packet.password = SecretBytes("p")
        var will = Will(topic: "w/t", payload: Array("by".utf8))
        will.quality = 1
        will.isRetained = true
        will.delay = 5
        will.contentType = "t"
        will.userProperties = [PropertyPair("a", "b")]
        packet.will = will
        return packet
    }()

    private static let subscribe: SubscribePacket = {
        var second = Subscription("c/#", maximumQuality: 1)
        second.isNoLocal = true
        second.isRetainAsPublished = true
        second.retainHandling = 1
        var packet = SubscribePacket(
            packetIdentifier: 10,
            subscriptions: [Subscription("a/b", maximumQuality: 1), second]
        )
        packet.subscriptionIdentifier = 7
        return packet
    }()

    private static let limitedConnack: ConnackPacket = {
        var packet = ConnackPacket()
        packet.isSessionPresent = true
        packet.receiveMaximum = 100
        packet.maximumQuality = 1
        packet.maximumPacketSize = 65_535
        packet.isSubscriptionIdentifierAvailable = false
        packet.serverKeepAlive = 30
        return packet
    }()

    private static let explained: AcknowledgementPacket = {
        var packet = AcknowledgementPacket(.puback, packetIdentifier: 2, reason: 0x87)
        packet.reasonString = "no"
        return packet
    }()
}
