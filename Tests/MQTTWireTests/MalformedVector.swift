import MQTTWire
import Testing

/// Bytes that break a rule, and the kind of trouble they are.
struct MalformedVector: CustomTestStringConvertible {
    let rule: String
    let sender: Peer
    let wire: String
    let code: WireError.Code

    var testDescription: String { rule }

    init(_ rule: String, _ sender: Peer, _ wire: String, _ code: WireError.Code = .malformedPacket)
    {
        self.rule = rule
        self.sender = sender
        self.wire = wire
        self.code = code
    }

    static let all: [MalformedVector] = [
        .init("2.1.2 type 0 is reserved", .client, "00 00"),
        .init("2.1.3 CONNECT has flags 0", .client, "11 00"),
        .init("2.1.3 SUBSCRIBE has flags 2", .client, "80 00"),
        .init("2.1.3 PUBREL has flags 2", .client, "60 02 00 01"),
        .init("2.1.2 CONNACK is not a client's", .client, "20 03 00 00 00", .protocolError),
        .init("2.1.2 SUBSCRIBE is not a server's", .server, "82 00", .protocolError),
        .init("2.1.2 PINGREQ is not a server's", .server, "C0 00", .protocolError),
        .init("2.1.2 PINGRESP is not a client's", .client, "D0 00", .protocolError),
        .init("1.5.5 at most four bytes", .client, "30 80 80 80 80 01"),
        .init("1.5.5 as few as possible", .client, "30 84 00"),
        .init("1.5.5 zero in two bytes", .client, "30 80 00"),
        .init("3.1.2.11.4 too large before the body is here", .client, "30 E6 07", .packetTooLarge),
        .init("3.3.1.2 QoS is not 3", .client, "36 00"),
        .init("3.3.1.1 no DUP with QoS 0", .client, "38 00"),
        .init("3.3.2.1 no + in a topic", .client, #"30 05 00 02 "a+" 00"#),
        .init("3.3.2.1 no # in a long topic", .client, #"30 0D 00 0A "12345678#x" 00"#),
        .init("3.3.2.1 a topic or an alias", .client, "30 03 00 00 00", .protocolError),
        .init("3.3.2.1 the topic ends in the packet", .client, #"30 03 00 05 "a""#),
        .init("2.2.1 identifier 0", .client, #"32 06 00 01 "t" 00 00 00"#, .protocolError),
        .init("2.2.2.1 properties end in the packet", .client, #"30 04 00 01 "t" 01"#),
        .init("3.3.2.3.4 alias 0", .client, #"30 07 00 01 "t" 03 23 00 00"#, .topicAliasInvalid),
        .init("3.3.2.3.2 indicator 2", .client, #"30 06 00 01 "t" 02 01 02"#, .protocolError),
        .init("3.3.2.3.8 identifier 0", .server, #"30 06 00 01 "t" 02 0B 00"#, .protocolError),
        .init(
            "3.3.2.3.5 no wildcard in a response topic",
            .client,
            ##"30 08 00 01 "t" 04 08 00 01 "#""##,
            .protocolError
        ),
        .init("1.5.4 no U+0000", .client, "30 04 00 01 00 00"),
        .init("1.5.4 no overlong form", .client, "30 05 00 02 C0 80 00"),
        .init("1.5.4 no surrogate", .client, "30 06 00 03 ED A0 80 00"),
        .init("1.5.4 user property is UTF-8", .client, #"30 0A 00 01 "t" 06 26 00 01 FF 00 00"#),
        .init(
            "3.1.2.1 the protocol is MQTT",
            .client,
            #"10 0E 00 04 "MQTX" 05 02 00 3C 00 00 01 "c""#
        ),
        .init("3.1.2.3 reserved flag", .client, #"10 0E 00 04 "MQTT" 05 03 00 3C 00 00 01 "c""#),
        .init(
            "3.1.2.6 will QoS without will",
            .client,
            #"10 0E 00 04 "MQTT" 05 0A 00 3C 00 00 01 "c""#
        ),
        .init("3.1.2.6 will QoS 3", .client, #"10 0E 00 04 "MQTT" 05 1E 00 3C 00 00 01 "c""#),
        .init(
            "2.1.4 nothing follows CONNECT",
            .client,
            #"10 0F 00 04 "MQTT" 05 02 00 3C 00 00 01 "c" 00"#
        ),
        .init(
            "3.1.2.11.10 data without method",
            .client,
            #"10 12 00 04 "MQTT" 05 02 00 3C 04 16 00 01 41 00 01 "c""#,
            .protocolError
        ),
        .init("3.2.2.1 reserved flag", .server, "20 03 02 00 00"),
        .init("3.2.2.1.1 a session with a refusal", .server, "20 03 01 87 00", .protocolError),
        .init("3.2.2.3.3 Receive Maximum 0", .server, "20 06 00 00 03 21 00 00", .protocolError),
        .init("3.2.2.3.4 Maximum QoS 2", .server, "20 05 00 00 02 24 02", .protocolError),
        .init("3.2.2.3.6 size 0", .server, "20 08 00 00 05 27 00 00 00 00", .protocolError),
        .init("2.2.2.2 there is no property 4", .server, "20 05 00 00 02 04 01"),
        .init("2.2.1 PUBACK of 0", .server, "40 02 00 00", .protocolError),
        .init("2.1.4 PUBACK of one byte", .server, "40 01 00"),
        .init("3.8.3 SUBSCRIBE of nothing", .client, "82 03 00 01 00", .protocolError),
        .init("3.8.3.1 reserved options", .client, #"82 07 00 01 00 00 01 "t" 40"#),
        .init("3.8.3.1 QoS 3", .client, #"82 07 00 01 00 00 01 "t" 03"#, .protocolError),
        .init(
            "3.8.3.1 retain handling 3",
            .client,
            #"82 07 00 01 00 00 01 "t" 30"#,
            .protocolError
        ),
        .init(
            "3.8.3.1 No Local with $share",
            .client,
            #"82 10 00 01 00 00 0A "$share/g/t" 04"#,
            .protocolError
        ),
        .init("3.9.3 SUBACK of nothing", .server, "90 03 00 01 00", .protocolError),
        .init("3.10.3 UNSUBSCRIBE of nothing", .client, "A2 03 00 01 00", .protocolError),
        .init("3.12 PINGREQ is empty", .client, "C0 01 00"),
        .init(
            "3.14.2.2.2 a server sends no session expiry",
            .server,
            "E0 07 00 05 11 00 00 00 01",
            .protocolError
        ),
        .init("3.15.2.2.2 AUTH names a method", .client, "F0 02 18 00", .protocolError),
        .init(
            "3.15.2.1 a server does not re-authenticate",
            .server,
            #"F0 06 19 04 15 00 01 "M""#,
            .protocolError
        ),
    ]
}
