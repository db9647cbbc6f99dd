import MQTTWire

extension PropertyVector {
    private static let pair = [PropertyPair("a", "b")]

    private static func connect(_ adjust: (inout ConnectPacket) -> Void) -> Packet {
        var packet = ConnectPacket(clientIdentifier: "")
        packet.keepAlive = 0
        adjust(&packet)
        return .connect(packet)
    }

    static let connects: [PropertyVector] = [
        .init(0x11, connect { $0.sessionExpiry = 0x0102_0304 }, start("12", "05 11 01 02 03 04")),
        .init(0x15, connect { $0.authenticationMethod = "M" }, start("11", #"04 15 00 01 "M""#)),
        .init(
            0x16,
            connect {
                $0.authenticationMethod = "M"
                $0.authenticationData = [9]
            },
            start("15", #"08 15 00 01 "M" 16 00 01 09"#)
        ),
        .init(0x17, connect { $0.requestsProblemInformation = false }, start("0F", "02 17 00")),
        .init(0x19, connect { $0.requestsResponseInformation = true }, start("0F", "02 19 01")),
        .init(0x21, connect { $0.receiveMaximum = 0x0102 }, start("10", "03 21 01 02")),
        .init(0x22, connect { $0.topicAliasMaximum = 0x0102 }, start("10", "03 22 01 02")),
        .init(
            0x26,
            connect { $0.userProperties = pair },
            start("14", #"07 26 00 01 "a" 00 01 "b""#)
        ),
        .init(
            0x27,
            connect { $0.maximumPacketSize = 0x0102_0304 },
            start("12", "05 27 01 02 03 04")
        ),
    ]

    /// CONNECT of an empty client identifier, whose size is `size`.
    private static func start(_ size: String, _ properties: String) -> String {
        #"10 \#(size) 00 04 "MQTT" 05 02 00 00 \#(properties) 00 00"#
    }

    private static func will(
        _ identifier: UInt8,
        _ size: String,
        _ properties: String,
        _ adjust: (inout Will) -> Void
    ) -> PropertyVector {
        var will = Will(topic: "w", payload: [])
        adjust(&will)
        let packet = connect { $0.will = will }
        let wire =
            #"10 \#(size) 00 04 "MQTT" 05 06 00 00 00 00 00 \#(properties) 00 01 "w" 00 00"#
        return PropertyVector(identifier, packet, wire, isWill: true)
    }

    static let wills: [PropertyVector] = [
        will(0x01, "15", "02 01 01") { $0.payloadFormat = 1 },
        will(0x02, "18", "05 02 00 00 00 3C") { $0.messageExpiry = 60 },
        will(0x03, "17", #"04 03 00 01 "j""#) { $0.contentType = "j" },
        will(0x08, "17", #"04 08 00 01 "r""#) { $0.responseTopic = "r" },
        will(0x09, "17", "04 09 00 01 07") { $0.correlationData = [7] },
        will(0x18, "18", "05 18 00 00 00 05") { $0.delay = 5 },
        will(0x26, "1A", #"07 26 00 01 "a" 00 01 "b""#) { $0.userProperties = pair },
    ]

    private static func connack(_ adjust: (inout ConnackPacket) -> Void) -> Packet {
        var packet = ConnackPacket()
        adjust(&packet)
        return .connack(packet)
    }

    static let connacks: [PropertyVector] = [
        .init(0x11, connack { $0.sessionExpiry = 16 }, "20 08 00 00 05 11 00 00 00 10"),
        .init(0x12, connack { $0.assignedClientIdentifier = "c" }, #"20 07 00 00 04 12 00 01 "c""#),
        .init(0x13, connack { $0.serverKeepAlive = 30 }, "20 06 00 00 03 13 00 1E"),
        .init(0x15, connack { $0.authenticationMethod = "M" }, #"20 07 00 00 04 15 00 01 "M""#),
        .init(0x16, connack { $0.authenticationData = [9] }, "20 07 00 00 04 16 00 01 09"),
        .init(0x1A, connack { $0.responseInformation = "r" }, #"20 07 00 00 04 1A 00 01 "r""#),
        .init(0x1C, connack { $0.serverReference = "s" }, #"20 07 00 00 04 1C 00 01 "s""#),
        .init(0x1F, connack { $0.reasonString = "w" }, #"20 07 00 00 04 1F 00 01 "w""#),
        .init(0x21, connack { $0.receiveMaximum = 100 }, "20 06 00 00 03 21 00 64"),
        .init(0x22, connack { $0.topicAliasMaximum = 7 }, "20 06 00 00 03 22 00 07"),
        .init(0x24, connack { $0.maximumQuality = 1 }, "20 05 00 00 02 24 01"),
        .init(0x25, connack { $0.isRetainAvailable = false }, "20 05 00 00 02 25 00"),
        .init(
            0x26,
            connack { $0.userProperties = pair },
            #"20 0A 00 00 07 26 00 01 "a" 00 01 "b""#
        ),
        .init(0x27, connack { $0.maximumPacketSize = 65_536 }, "20 08 00 00 05 27 00 01 00 00"),
        .init(
            0x28,
            connack { $0.isWildcardSubscriptionAvailable = false },
            "20 05 00 00 02 28 00"
        ),
        .init(
            0x29,
            connack { $0.isSubscriptionIdentifierAvailable = false },
            "20 05 00 00 02 29 00"
        ),
        .init(0x2A, connack { $0.isSharedSubscriptionAvailable = true }, "20 05 00 00 02 2A 01"),
    ]

    private static func publish(_ adjust: (inout PublishPacket) -> Void) -> PublishPacket {
        var packet = PublishPacket(PublishHeader(quality: 0), topic: "t", payload: [])
        adjust(&packet)
        return packet
    }

    static let publishes: [PropertyVector] = [
        .init(0x01, publish { $0.payloadFormat = 1 }, #"30 06 00 01 "t" 02 01 01"#),
        .init(0x02, publish { $0.messageExpiry = 60 }, #"30 09 00 01 "t" 05 02 00 00 00 3C"#),
        .init(0x03, publish { $0.contentType = "j" }, #"30 08 00 01 "t" 04 03 00 01 "j""#),
        .init(0x08, publish { $0.responseTopic = "r" }, #"30 08 00 01 "t" 04 08 00 01 "r""#),
        .init(0x09, publish { $0.correlationData = [7] }, #"30 08 00 01 "t" 04 09 00 01 07"#),
        .init(
            0x0B,
            publish { $0.subscriptionIdentifiers = [128] },
            #"30 07 00 01 "t" 03 0B 80 01"#
        ),
        .init(0x23, publish { $0.topicAlias = 258 }, #"30 07 00 01 "t" 03 23 01 02"#),
        .init(
            0x26,
            publish { $0.userProperties = pair },
            #"30 0B 00 01 "t" 07 26 00 01 "a" 00 01 "b""#
        ),
    ]
}
