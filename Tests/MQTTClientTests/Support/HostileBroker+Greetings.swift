import MQTTWire

extension HostileBroker {
    /// Those who lie in CONNACK, or send something else in its place.
    static let greetings: [HostileBroker] = [
        .init(
            "two CONNACKs",
            on: .connect,
            "20 03 00 00 00 20 03 00 00 00",
            "CONNACK: it came twice (MQTT 5 section 3.2) [protocol-error]"
        ),
        .init(
            "a session after a clean start",
            on: .connect,
            "20 03 01 00 00",
            "CONNACK: a session is present after a clean start (MQTT 5 section 3.2.2.1.1) [protocol-error]"
        ),
        .init(
            "Receive Maximum 0",
            on: .connect,
            "20 06 00 00 03 21 00 00",
            "CONNACK: property receiveMaximum may not be 0 (MQTT 5 section 2.2.2.2) [protocol-error]"
        ),
        .init(
            "Maximum Packet Size 0",
            on: .connect,
            "20 08 00 00 05 27 00 00 00 00",
            "CONNACK: property maximumPacketSize may not be 0 (MQTT 5 section 2.2.2.2) [protocol-error]"
        ),
        .init(
            "Maximum QoS 2",
            on: .connect,
            "20 05 00 00 02 24 02",
            "CONNACK: property maximumQuality may not be 2 (MQTT 5 section 2.2.2.2) [protocol-error]"
        ),
        .init(
            "a reason that does not exist",
            on: .connect,
            "20 03 00 42 00",
            "CONNACK: it has no reason code 66 (MQTT 5 section 2.4) [malformed-packet]"
        ),
        .init(
            "SUBACK first",
            on: .connect,
            "90 04 00 01 00 00",
            "SUBACK: it came before CONNACK (MQTT 5 section 3.2) [protocol-error]"
        ),
        .init(
            "PUBLISH first",
            on: .connect,
            #"30 04 00 01 "t" 00"#,
            "PUBLISH: it came before CONNACK (MQTT 5 section 3.2) [protocol-error]"
        ),
        .init(
            "DISCONNECT first",
            on: .connect,
            "E0 00",
            "DISCONNECT: it came before CONNACK (MQTT 5 section 3.14) [protocol-error]"
        ),
        .init(
            "a method that was not offered",
            on: .connect,
            #"20 07 00 00 04 15 00 01 "M""#,
            "CONNACK: it names another authentication method (MQTT 5 section 4.12) [protocol-error]"
        ),
        .init(
            "a challenge that was not offered",
            on: .connect,
            #"F0 06 18 04 15 00 01 "M""#,
            "AUTH: no authentication method is in use (MQTT 5 section 4.12) [protocol-error]"
        ),
        .init(
            "endless properties in CONNACK",
            on: .connect,
            "20 FF FF FF 7F",
            "CONNACK: 268435460 bytes, and at most 67108864 are taken (MQTT 5 section 3.1.2.11.4) [packet-too-large]"
        ),
        .init(
            "HTTP",
            on: .connect,
            #""HTTP/1.1 400 Bad Request" 0D 0A"#,
            ##"what answered CONNECT is not MQTT: it begins with "HTTP/1.1 400 Bad Request""##
        ),
        .init(
            "SSH",
            on: .connect,
            #""SSH-2.0-OpenSSH_9.6" 0D 0A"#,
            ##"what answered CONNECT is not MQTT: it begins with "SSH-2.0-OpenSSH_9.6""##
        ),
        .init(
            "a TLS alert",
            on: .connect,
            "15 03 01 00 02 02 46",
            "what answered CONNECT is a TLS alert, as from a listener for TLS"
        ),
    ]
}
