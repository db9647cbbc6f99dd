import Messaging
import Quantities
import Testing

@Suite struct TransportErrorTests {
    private static let address = BrokerAddress(host: "aio-broker", port: 18_883, isSecure: true)

    @Test(
        arguments: [
            (
                .hostNotFound(host: "aio-broker", detail: "NXDOMAIN"),
                "host \"aio-broker\" was not found (NXDOMAIN)", "check the host"
            ),
            (
                .connectionFailed(address: address, detail: "refused"),
                "could not connect to mqtts://aio-broker:18883: refused", "listens there"
            ),
            (
                .timedOut(address: address, step: "TLS handshake"),
                "mqtts://aio-broker:18883 did not answer in time (TLS handshake)", "TLS is on"
            ),
            (
                .timedOut(address: address, step: "TLS handshake", after: .seconds(30)),
                "mqtts://aio-broker:18883 did not answer in 30 s (TLS handshake)", "TLS is on"
            ),
            (
                .timedOut(address: address, step: "keep alive", after: .milliseconds(1_500)),
                "mqtts://aio-broker:18883 did not answer in 1500 ms (keep alive)", "TLS is on"
            ),
            (
                .certificateNotTrusted(address: address, detail: "self-signed"),
                "the certificate of mqtts://aio-broker:18883 is not trusted: self-signed", "--ca"
            ),
            (
                .certificateNameMismatch(address: address, detail: "is for b"),
                "the certificate of mqtts://aio-broker:18883 is for another name: is for b", "SANs"
            ),
            (
                .tlsFailed(address: address, detail: "wrong version"),
                "TLS with mqtts://aio-broker:18883 failed: wrong version", "mqtt://"
            ),
            (
                .tlsFailed(address: address, detail: "tlsv13 alert certificate required"),
                "TLS with mqtts://aio-broker:18883 failed: tlsv13 alert certificate required",
                "privateKey"
            ),
            (
                .credentialUnusable(path: "t", problem: "is empty", hint: "mount it"),
                "t: is empty",
                "mount it"
            ),
            (
                .connectRefused(reason: ReasonCode(rawValue: 0x87), detail: "who?"),
                "the broker refused the connection: 0x87 (not authorized): who?", "audience"
            ),
            (
                .connectRefused(reason: ReasonCode(rawValue: 0x84), detail: nil),
                "the broker refused the connection: 0x84 (unsupported protocol version)", "MQTT 5"
            ),
            (
                .authenticationIgnored(method: "K8S-SAT"),
                "the broker accepted the connection but took no notice of authentication method "
                    + "\"K8S-SAT\"", "method: none"
            ),
            (
                .subscribeRefused(filter: "processed", reason: ReasonCode(rawValue: 0x87)),
                "the broker refused the subscription to \"processed\": 0x87 (not authorized)",
                "authorization"
            ),
            (
                .qualityLowered(filter: "processed", asked: .atLeastOnce, granted: .atMostOnce),
                "the broker granted QoS 0 for \"processed\" where QoS 1 was asked", "qos"
            ),
            (
                .disconnected(reason: ReasonCode(rawValue: 0x8B), detail: nil),
                "the broker closed the connection: 0x8B (server shutting down)", "log"
            ),
            (
                .connectionLost(detail: "closed, as a listener for TLS does"),
                "the connection was lost: closed, as a listener for TLS does", "mqtts://"
            ),
            (.connectionLost(detail: "reset"), "the connection was lost: reset", "log"),
            (
                .protocolViolation(detail: "what answered CONNECT is not MQTT"),
                "the broker broke the protocol: what answered CONNECT is not MQTT", "WebSockets"
            ),
            (.protocolViolation(detail: "x"), "the broker broke the protocol: x", "log"),
        ] as [(TransportError, String, String)]
    )
    func `says what happened and what to do`(
        _ error: TransportError,
        _ description: String,
        _ hint: String
    ) {
        #expect(error.description == description)
        #expect(error.hint.contains(hint))
    }
}
