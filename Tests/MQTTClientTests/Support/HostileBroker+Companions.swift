import MQTTWire

extension HostileBroker {
    /// Those who break a rule once MQTT flows: SUBSCRIBE has identifier 1, PUBLISH 2.
    static let companions: [HostileBroker] = [
        .init(
            "256 MiB announced",
            on: .publish,
            "30 FF FF FF 7F",
            "PUBLISH: 268435460 bytes, and at most 67108864 are taken (MQTT 5 section 3.1.2.11.4) [packet-too-large]"
        ),
        .init(
            "65 MiB announced",
            on: .publish,
            "30 80 80 80 20",
            "PUBLISH: 67108869 bytes, and at most 67108864 are taken (MQTT 5 section 3.1.2.11.4) [packet-too-large]"
        ),
        .init(
            "endless properties",
            on: .publish,
            bytes: bytes(#"30 88 80 C0 01 00 01 "t" 80 80 C0 01"#)
                + Array(
                    repeatElement([0x26, 0, 0, 0, 0], count: 629_146).joined().prefix(3_145_732)
                ),
            "PUBLISH: properties of 3145728 bytes, and at most 1048576 are taken (MQTT 5 section 3.3.2.3) [packet-too-large]"
        ),
        .init(
            "PUBACK for nothing",
            on: .publish,
            "40 02 00 09",
            "PUBACK: packet identifier 9 is not in flight (MQTT 5 section 3.4.2) [protocol-error]"
        ),
        .init(
            "PUBACK twice",
            on: .publish,
            "40 02 00 02 40 02 00 02",
            "PUBACK: packet identifier 2 is not in flight (MQTT 5 section 3.4.2) [protocol-error]"
        ),
        .init(
            "PUBACK of a SUBSCRIBE",
            on: .subscribe,
            "40 02 00 01",
            "PUBACK: packet identifier 1 is a request's (MQTT 5 section 3.4.2) [protocol-error]"
        ),
        .init(
            "PUBACK of 0",
            on: .publish,
            "40 02 00 00",
            "PUBACK: the packet identifier is 0 (MQTT 5 section 2.2.1) [protocol-error]"
        ),
        .init(
            "SUBACK of another",
            on: .subscribe,
            "90 04 00 09 00 00",
            "SUBACK: nothing was asked as 9 (MQTT 5 section 3.8.4) [protocol-error]"
        ),
        .init(
            "SUBACK with two reasons",
            on: .subscribe,
            "90 05 00 01 00 00 00",
            "SUBACK: 2 reasons answer 1 filters (MQTT 5 section 3.9.3) [protocol-error]"
        ),
        .init(
            "SUBACK without a reason",
            on: .subscribe,
            "90 03 00 01 00",
            "SUBACK: no reason code (MQTT 5 section 3.9.3) [protocol-error]"
        ),
        .init(
            "SUBACK with QoS 3",
            on: .subscribe,
            "90 04 00 01 00 03",
            "SUBACK: it has no reason code 3 (MQTT 5 section 2.4) [malformed-packet]"
        ),
        .init(
            "UNSUBACK of nothing",
            on: .publish,
            "B0 04 00 01 00 00",
            "UNSUBACK: nothing was asked as 1 (MQTT 5 section 3.8.4) [protocol-error]"
        ),
        .init(
            "PUBREC of a QoS 1 message",
            on: .publish,
            "50 02 00 02",
            "PUBREC: no QoS 2 message is in flight (MQTT 5 section 4.3.3) [protocol-error]"
        ),
        .init(
            "PUBREL of nothing",
            on: .publish,
            "62 02 00 02",
            "PUBREL: no QoS 2 message is in flight (MQTT 5 section 4.3.3) [protocol-error]"
        ),
        .init(
            "PUBCOMP of nothing",
            on: .publish,
            "70 02 00 02",
            "PUBCOMP: no QoS 2 message is in flight (MQTT 5 section 4.3.3) [protocol-error]"
        ),
        .init(
            "QoS 2",
            on: .publish,
            #"34 06 00 01 "t" 00 05 00"#,
            "PUBLISH: QoS 2 was not subscribed to (MQTT 5 section 3.8.4) [protocol-error]"
        ),
        .init(
            "QoS 3",
            on: .publish,
            "36 00",
            "PUBLISH: QoS is 3 (MQTT 5 section 3.3.1.2) [malformed-packet]"
        ),
        .init(
            "a topic alias",
            on: .publish,
            #"30 07 00 01 "t" 03 23 00 01"#,
            "PUBLISH: topic alias 1 is above 0 (MQTT 5 section 3.3.2.3.4) [topic-alias-invalid]"
        ),
        .init(
            "an empty topic",
            on: .publish,
            "30 03 00 00 00",
            "PUBLISH: there is neither a topic nor a topic alias (MQTT 5 section 3.3.2.1) [protocol-error]"
        ),
        .init(
            "a wildcard in a topic",
            on: .publish,
            ##"30 06 00 03 "a/#" 00"##,
            "PUBLISH: the topic is not UTF-8, or has U+0000, + or # (MQTT 5 section 3.3.2.1) [malformed-packet]"
        ),
        .init(
            "a topic that is not UTF-8",
            on: .publish,
            "30 05 00 02 C3 28 00",
            "PUBLISH: the topic is not UTF-8, or has U+0000, + or # (MQTT 5 section 3.3.2.1) [malformed-packet]"
        ),
        .init(
            "a message with identifier 0",
            on: .publish,
            #"32 06 00 01 "t" 00 00 00"#,
            "PUBLISH: the packet identifier is 0 (MQTT 5 section 2.2.1) [protocol-error]"
        ),
        .init(
            "CONNECT",
            on: .publish,
            "10 00",
            "CONNECT: a server may not send it (MQTT 5 section 2.1.2) [protocol-error]"
        ),
        .init(
            "SUBSCRIBE",
            on: .publish,
            "82 00",
            "SUBSCRIBE: a server may not send it (MQTT 5 section 2.1.2) [protocol-error]"
        ),
        .init(
            "UNSUBSCRIBE",
            on: .publish,
            "A2 00",
            "UNSUBSCRIBE: a server may not send it (MQTT 5 section 2.1.2) [protocol-error]"
        ),
        .init(
            "PINGREQ",
            on: .publish,
            "C0 00",
            "PINGREQ: a server may not send it (MQTT 5 section 2.1.2) [protocol-error]"
        ),
        .init(
            "packet type 0",
            on: .publish,
            "00 00",
            "packet type 0 is reserved (MQTT 5 section 2.1.2) [malformed-packet]"
        ),
        .init(
            "AUTH unasked",
            on: .publish,
            #"F0 06 18 04 15 00 01 "M""#,
            "AUTH: no authentication method is in use (MQTT 5 section 4.12) [protocol-error]"
        ),
        .init(
            "a size of five bytes",
            on: .publish,
            "30 FF FF FF FF 01",
            "PUBLISH: the remaining length is not a variable byte integer (MQTT 5 section 2.1.4) [malformed-packet]"
        ),
        .init(
            "PINGRESP with a body",
            on: .publish,
            "D0 01 00",
            "PINGRESP: 1 bytes follow the end of the packet's fields (MQTT 5 section 2.1.4) [malformed-packet]"
        ),
        .init(
            "DISCONNECT with a reason that does not exist",
            on: .publish,
            "E0 01 42",
            "DISCONNECT: it has no reason code 66 (MQTT 5 section 2.4) [malformed-packet]"
        ),
        .init(
            "PUBACK with a reason that does not exist",
            on: .publish,
            "40 03 00 02 42",
            "PUBACK: it has no reason code 66 (MQTT 5 section 2.4) [malformed-packet]"
        ),
        .init(
            "a flood of PINGRESPs",
            on: .publish,
            bytes: Array(repeatElement([0xD0, 0x00], count: 50_000).joined()) + [0x40, 2, 0, 2],
            nil
        ),
    ]
}
