import Testing

@testable import Scenarios

/// Brokers, certificates, tokens and passwords.
@Suite struct TargetMistakeTests {
    @Test(arguments: TargetMistakeTests.table)
    func `a target that nobody could connect to is reported`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "mqtts://aio-broker:18883",
            becomes: "aio-broker:18883",
            gives: """
                scenario.yaml:4:11: error: "aio-broker:18883" is not a broker's URL \
                [malformed-value]
                  hint: write mqtts://host:port, or mqtt://host:port for a listener without TLS
                """
        ),
        Mistake(
            in: .scenario,
            "mqtts://aio-broker:18883",
            becomes: "https://aio-broker",
            gives: """
                scenario.yaml:4:11: error: "https://aio-broker" is not a broker's URL \
                [malformed-value]
                  hint: write mqtts://host:port, or mqtt://host:port for a listener without TLS
                """
        ),
        Mistake(
            in: .scenario,
            "mqtts://aio-broker:18883",
            becomes: "mqtts://aio-broker:0",
            gives: """
                scenario.yaml:4:11: error: "0" is not a TCP port [malformed-value]
                  hint: write a number from 1 to 65535; AIO's default listener is 18883; an IPv6 \
                address goes in brackets
                """
        ),
        Mistake(
            in: .scenario,
            "mqtts://aio-broker:18883",
            becomes: "mqtts://me:secret@aio-broker",
            gives: """
                scenario.yaml:4:11: error: broker "mqtts://…@aio-broker" has "@" in it \
                [malformed-value]
                  hint: user name and password belong to target.authentication, as files
                """
        ),
        Mistake(
            in: .scenario,
            "mqtts://aio-broker:18883",
            becomes: "mqtts://fe80::1",
            gives: """
                scenario.yaml:4:11: error: ":1" is not a TCP port [malformed-value]
                  hint: write a number from 1 to 65535; AIO's default listener is 18883; an IPv6 \
                address goes in brackets
                """
        ),
        Mistake(
            in: .scenario,
            "mqtts://aio-broker:18883",
            becomes: "mqtts://:18883",
            gives: """
                scenario.yaml:4:11: error: broker "mqtts://:18883" names no host [malformed-value]
                  hint: write mqtts://host:port; an IPv6 address goes in brackets
                """
        ),
        Mistake(
            in: .scenario,
            "mqtts://aio-broker:18883",
            becomes: "mqtt://aio-broker:1883",
            gives: """
                scenario.yaml:5:3: error: ca is for TLS, but broker "mqtt://aio-broker:1883" is \
                plain [contradiction]
                  hint: write mqtts:// in broker, or remove ca
                """
        ),
        Mistake(
            in: .scenario,
            "method: K8S-SAT, token: /var/run/secrets/tokens/broker-sat",
            becomes: "method: K8S-SAT",
            gives: """
                scenario.yaml:6:19: error: authentication has no "token" [missing-key]
                  hint: add token: /var/run/secrets/tokens/broker-sat, or tokens: DIRECTORY with \
                one for each publisher in turn
                """
        ),
        Mistake(
            in: .scenario,
            "method: K8S-SAT, token",
            becomes: "method: none, token",
            gives: """
                scenario.yaml:6:35: error: method none has no use for "token" [contradiction]
                  hint: remove token, or choose another method
                """
        ),
        Mistake(
            in: .scenario,
            "method: K8S-SAT, token",
            becomes: "method: k8s-sat, token",
            gives: """
                scenario.yaml:6:29: error: method is "k8s-sat", which is not known [unknown-kind]
                  hint: did you mean "K8S-SAT"? Known: K8S-SAT, none and password
                """
        ),
        Mistake(
            in: .scenario,
            "method: K8S-SAT, token",
            becomes: "token",
            gives: """
                scenario.yaml:6:19: error: authentication has no "method" [missing-key]
                  hint: add method: K8S-SAT
                """
        ),
        Mistake(
            in: .scenario,
            "method: K8S-SAT, token: /var/run/secrets/tokens/broker-sat",
            becomes: "method: password",
            gives: """
                scenario.yaml:6:19: error: authentication has no "password" [missing-key]
                  hint: add password: FILE, a file with it
                scenario.yaml:6:19: error: authentication has no "username" [missing-key]
                  hint: add username: FILE, a file with the name, or user: NAME
                """
        ),
        Mistake(
            in: .scenario,
            "method: K8S-SAT, token: /var/run/secrets/tokens/broker-sat",
            becomes: "method: password, user: a, username: b, password: c",
            gives: """
                scenario.yaml:6:39: error: authentication has both "user" and "username" \
                [contradiction]
                  hint: keep user (the name itself) or username (a file with the name)
                """
        ),
        Mistake(
            in: .scenario,
            "  ca: /var",
            becomes: "  certificate: c.pem\n  ca: /var",
            gives: """
                scenario.yaml:5:3: error: target has "certificate" but no "privateKey" \
                [missing-key]
                  hint: add privateKey: FILE; a client certificate is of use only with its key
                """
        ),
        Mistake(
            in: .scenario,
            "  ca: /var",
            becomes: "  privateKey: k.pem\n  ca: /var",
            gives: """
                scenario.yaml:5:3: error: target has "privateKey" but no "certificate" \
                [missing-key]
                  hint: add certificate: FILE; a client certificate is of use only with its key
                """
        ),
        Mistake(
            in: .scenario,
            "  ca: /var",
            becomes: "  clientPrefix: \"a:b\"\n  ca: /var",
            gives: """
                scenario.yaml:5:19: error: "a:b" has ":" in it [malformed-value]
                  hint: write letters, digits, hyphens, underscores and dots only
                """
        ),
        Mistake(
            in: .scenario,
            "  ca: /var",
            becomes: "  keepAlive: 500ms\n  ca: /var",
            gives: """
                scenario.yaml:5:14: error: keepAlive "500ms" is not 1 to 65535 whole seconds \
                [out-of-range]
                  hint: write whole seconds, such as 60s
                """
        ),
        Mistake(
            in: .scenario,
            "  ca: /var",
            becomes: "  keepAlive: 60\n  ca: /var",
            gives: """
                scenario.yaml:5:14: error: duration "60" has no unit [malformed-value]
                  hint: add ns, us, ms, s, m or h, such as 60s
                """
        ),
    ]
}
