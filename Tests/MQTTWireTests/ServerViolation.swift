import Testing

/// What a server may not do, and the reason that DISCONNECT must carry.
struct ServerViolation: CustomTestStringConvertible {
    let rule: String
    let wire: String
    var reason: UInt8 = 0x82

    var testDescription: String { rule }

    /// On a connection that allows one unacknowledged delivery and no alias, after SUBSCRIBE 1 of
    /// one filter and a message in flight as 2.
    static let open: [ServerViolation] = [
        .init(rule: "3.2 a second CONNACK", wire: "20 03 00 00 00"),
        .init(rule: "3.4 PUBACK of nothing", wire: "40 02 00 09"),
        .init(rule: "3.4 PUBACK of a SUBSCRIBE", wire: "40 02 00 01"),
        .init(rule: "3.4 PUBACK twice", wire: "40 02 00 02 40 02 00 02"),
        .init(rule: "3.4 PUBACK with a reason, of nothing", wire: "40 03 00 09 87"),
        .init(rule: "3.9 SUBACK of nothing", wire: "90 04 00 02 00 00"),
        .init(rule: "3.9 SUBACK with two reasons for one filter", wire: "90 05 00 01 00 00 00"),
        .init(rule: "3.11 UNSUBACK of a SUBSCRIBE", wire: "B0 04 00 01 00 00"),
        .init(rule: "4.3.3 PUBREC of a QoS 1 message", wire: "50 02 00 02"),
        .init(rule: "4.3.3 PUBREL of nothing", wire: "62 02 00 02"),
        .init(rule: "4.3.3 PUBCOMP of nothing", wire: "70 02 00 02"),
        .init(rule: "3.8.4 QoS 2 that nobody asked for", wire: #"34 06 00 01 "t" 00 05 00"#),
        .init(
            rule: "3.3.4 more deliveries than Receive Maximum",
            wire: #"32 06 00 01 "t" 00 05 00 32 06 00 01 "t" 00 06 00"#,
            reason: 0x93
        ),
        .init(
            rule: "4.4 a resend on the same connection",
            wire: #"32 06 00 01 "t" 00 05 00 3A 06 00 01 "t" 00 05 00"#
        ),
        .init(
            rule: "3.3.2.3.4 an alias above our maximum",
            wire: #"30 07 00 01 "t" 03 23 00 01"#,
            reason: 0x94
        ),
        .init(rule: "3.1.2.11.4 a packet above our maximum", wire: "30 E5 07", reason: 0x95),
        .init(rule: "4.12 AUTH without a method offered", wire: #"F0 06 18 04 15 00 01 "M""#),
        .init(rule: "4.13 a malformed packet", wire: "36 00", reason: 0x81),
        .init(rule: "2.1.2 a client's packet", wire: "C0 00"),
    ]

    static let beforeConnack: [ServerViolation] = [
        .init(rule: "3.2 PUBLISH before CONNACK", wire: #"30 04 00 01 "t" 00"#),
        .init(rule: "3.2 PUBACK before CONNACK", wire: "40 02 00 01"),
        .init(rule: "3.2 PINGRESP before CONNACK", wire: "D0 00"),
        .init(rule: "3.14 DISCONNECT before CONNACK", wire: "E0 00"),
        .init(rule: "3.2.2.1.1 a session after a clean start", wire: "20 03 01 00 00"),
        .init(rule: "4.12 a method that was not offered", wire: #"20 07 00 00 04 15 00 01 "M""#),
    ]
}
