import MQTTWire
import Testing

@Suite struct PacketVectorTests {
    @Test(arguments: PacketVector.all)
    func `a packet has exactly the bytes of the specification`(vector: PacketVector) throws {
        #expect(try encoded(vector.packet) == bytes(vector.wire))
    }

    @Test(arguments: PacketVector.all)
    func `the bytes of the specification are the packet`(vector: PacketVector) throws {
        let wire = bytes(vector.wire)
        let back = try decodeFirst(wire, from: vector.sender)
        #expect(back?.packet == .packet(vector.packet))
        #expect(back?.size == wire.count)
    }

    @Test func `the vectors are of every packet kind but PUBLISH`() {
        let kinds = Set(PacketVector.all.map(\.packet.kind))
        #expect(kinds == Set(PacketKind.allCases).subtracting([.publish]))
    }

    @Test func `a QoS 1 PUBLISH has exactly the bytes of the specification`() throws {
        var packet = PublishPacket(
            PublishHeader(quality: 1, packetIdentifier: 10, isRetained: true, isDuplicate: true),
            topic: "a/b",
            payload: Array("hi".utf8)
        )
        packet.messageExpiry = 60
        packet.contentType = "j"
        packet.correlationData = [9]
        packet.responseTopic = "r"
        packet.payloadFormat = 1
        packet.topicAlias = 2
        packet.subscriptionIdentifiers = [128]
        packet.userProperties = [PropertyPair("k", "v"), PropertyPair("k", "")]
        let wire = bytes(
            """
            3B 30 00 03 "a/b" 00 0A 26 01 01 02 00 00 00 3C 23 00 02 03 00 01 "j" \
            08 00 01 "r" 09 00 01 09 0B 80 01 26 00 01 "k" 00 01 "v" 26 00 01 "k" 00 00 "hi"
            """
        )
        #expect(try encoded(packet) == wire)
        #expect(try decodeFirst(wire, from: .server)?.packet == .publish(packet))
    }

    @Test func `a QoS 0 PUBLISH without properties has a property length of 0`() throws {
        let packet = PublishPacket(PublishHeader(quality: 0), topic: "t", payload: [])
        #expect(try encoded(packet) == bytes(#"30 04 00 01 "t" 00"#))
    }

    @Test(arguments: [
        (127, 1), (128, 2), (16_383, 2), (16_384, 3), (2_097_151, 3), (2_097_152, 4),
    ])
    func `the remaining length takes as few bytes as it can`(size: Int, bytes: Int) throws {
        // The topic with its length takes 3 bytes and the property length 1.
        let payload = [UInt8](repeating: 7, count: size - 4)
        let packet = PublishPacket(PublishHeader(quality: 0), topic: "t", payload: payload)
        let wire = try encoded(packet)
        #expect(wire.count == 1 + bytes + size)
        #expect(packet.header.packetSize(topic: 1, properties: 0, payload: size - 4) == wire.count)
        #expect(try decodeFirst(wire, from: .client)?.packet == .publish(packet))
    }

    @Test func `answers of older form are read as success`() throws {
        let puback = try decodeFirst(bytes("40 03 00 01 00"), from: .server)
        #expect(
            puback?.packet
                == .packet(.acknowledgement(AcknowledgementPacket(.puback, packetIdentifier: 1)))
        )
        let farewell = try decodeFirst(bytes("E0 02 00 00"), from: .server)
        #expect(farewell?.packet == .packet(.disconnect(DisconnectPacket())))
        let success = try decodeFirst(bytes("F0 00"), from: .server)
        #expect(success?.packet == .packet(.auth(AuthPacket(reason: 0, method: nil))))
    }

    @Test func `a CONNECT of an older version is told apart from a malformed one`() {
        #expect(
            failure(of: bytes(#"10 0D 00 04 "MQTT" 04 02 00 3C 00 01 "c""#), from: .client)
                == .unsupportedProtocolVersion
        )
        #expect(
            failure(of: bytes(#"10 0F 00 06 "MQIsdp" 03 02 00 3C 00 01 "c""#), from: .client)
                == .unsupportedProtocolVersion
        )
        #expect(ConnectPacket.answerToOlderVersion == [0x20, 2, 0, 1])
    }

    @Test func `no description shows a password, a token or an answer to a challenge`() {
        var connect = ConnectPacket(clientIdentifier: "id")
        connect.password = SecretBytes("hunter2")
        connect.authenticationData = SecretBytes("hunter2")
        var connack = ConnackPacket()
        connack.authenticationData = SecretBytes("hunter2")
        let auth = AuthPacket(reason: 0x19, method: "M", data: SecretBytes("hunter2"))
        let shown = [
            String(reflecting: connect), "\(connack)", "\(auth)", "\(Packet.auth(auth))",
        ]
        var dumped = ""
        dump(connect, to: &dumped)
        for text in shown + [dumped] {
            #expect(!text.contains("hunter2"))
            // The first byte as a number, which an array would show.
            #expect(!text.contains("104"))
        }
    }
}
