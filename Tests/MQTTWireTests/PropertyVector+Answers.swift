import MQTTWire

extension PropertyVector {
    private static let pair = [PropertyPair("a", "b")]

    private static func subscribe(_ adjust: (inout SubscribePacket) -> Void) -> Packet {
        var packet = SubscribePacket(
            packetIdentifier: 1,
            subscriptions: [Subscription("f", maximumQuality: 1)]
        )
        adjust(&packet)
        return .subscribe(packet)
    }

    private static func disconnect(_ adjust: (inout DisconnectPacket) -> Void) -> Packet {
        var packet = DisconnectPacket()
        adjust(&packet)
        return .disconnect(packet)
    }

    private static func auth(_ adjust: (inout AuthPacket) -> Void) -> Packet {
        var packet = AuthPacket(reason: 0x18, method: "M")
        adjust(&packet)
        return .auth(packet)
    }

    static let others: [PropertyVector] = [
        .init(
            0x0B,
            subscribe { $0.subscriptionIdentifier = 128 },
            #"82 0A 00 01 03 0B 80 01 00 01 "f" 01"#
        ),
        .init(
            0x26,
            subscribe { $0.userProperties = pair },
            #"82 0E 00 01 07 26 00 01 "a" 00 01 "b" 00 01 "f" 01"#
        ),
        .init(0x26, unsubscribe, #"A2 0D 00 01 07 26 00 01 "a" 00 01 "b" 00 01 "f""#),
        .init(0x11, disconnect { $0.sessionExpiry = 16 }, "E0 07 00 05 11 00 00 00 10"),
        .init(0x1C, disconnect { $0.serverReference = "s" }, #"E0 06 00 04 1C 00 01 "s""#),
        .init(0x1F, disconnect { $0.reasonString = "w" }, #"E0 06 00 04 1F 00 01 "w""#),
        .init(
            0x26,
            disconnect { $0.userProperties = pair },
            #"E0 09 00 07 26 00 01 "a" 00 01 "b""#
        ),
        .init(0x15, auth { _ in }, #"F0 06 18 04 15 00 01 "M""#),
        .init(0x16, auth { $0.data = [9] }, #"F0 0A 18 08 15 00 01 "M" 16 00 01 09"#),
        .init(0x1F, auth { $0.reasonString = "w" }, #"F0 0A 18 08 15 00 01 "M" 1F 00 01 "w""#),
        .init(
            0x26,
            auth { $0.userProperties = pair },
            #"F0 0D 18 0B 15 00 01 "M" 26 00 01 "a" 00 01 "b""#
        ),
    ]

    private static let unsubscribe: Packet = {
        var packet = UnsubscribePacket(packetIdentifier: 1, filters: ["f"])
        packet.userProperties = pair
        return .unsubscribe(packet)
    }()

    /// The two properties that every answer may have.
    static let answers: [PropertyVector] =
        acknowledgements(.puback, "40") + acknowledgements(.pubrec, "50")
        + acknowledgements(.pubrel, "62") + acknowledgements(.pubcomp, "70")
        + subscriptionAnswers("90") { .suback($0) } + subscriptionAnswers("B0") { .unsuback($0) }

    private static func acknowledgements(
        _ step: AcknowledgementPacket.Step,
        _ first: String
    ) -> [PropertyVector] {
        var explained = AcknowledgementPacket(step, packetIdentifier: 2, reason: 0x97)
        var noted = explained
        explained.reasonString = "w"
        noted.userProperties = pair
        return [
            .init(0x1F, .acknowledgement(explained), #"\#(first) 08 00 02 97 04 1F 00 01 "w""#),
            .init(
                0x26,
                .acknowledgement(noted),
                #"\#(first) 0B 00 02 97 07 26 00 01 "a" 00 01 "b""#
            ),
        ]
    }

    private static func subscriptionAnswers(
        _ first: String,
        _ make: (SubscriptionAnswer) -> Packet
    ) -> [PropertyVector] {
        var explained = SubscriptionAnswer(packetIdentifier: 2, reasons: [0x87])
        var noted = explained
        explained.reasonString = "w"
        noted.userProperties = pair
        return [
            .init(0x1F, make(explained), #"\#(first) 08 00 02 04 1F 00 01 "w" 87"#),
            .init(0x26, make(noted), #"\#(first) 0B 00 02 07 26 00 01 "a" 00 01 "b" 87"#),
        ]
    }
}
