import Testing

@testable import Scenarios

/// Tokens, and how they are renewed.
@Suite struct TokensMistakeTests {
    @Test(arguments: TokensMistakeTests.table)
    func `tokens that could not be shown are reported`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "tokens: 10m\nphases: {",
            gives: """
                scenario.yaml:17:9: error: tokens is the text "10m", not a mapping [wrong-type]
                  hint: write its keys below it, indented, or in braces
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "tokens: { renewEvery: 0s }\nphases: {",
            gives: """
                scenario.yaml:17:23: error: renewEvery "0s" is not positive [out-of-range]
                  hint: write a length of time, such as 10s
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "tokens: { renewEvry: 10m }\nphases: {",
            gives: """
                scenario.yaml:17:11: error: tokens has no key "renewEvry" [unknown-key]
                  hint: did you mean "renewEvery"? The keys of tokens are renewEvery, lifetime \
                and spread
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "tokens: { every: 10m }\nphases: {",
            gives: """
                scenario.yaml:17:11: error: tokens has no key "every" [unknown-key]
                  hint: did you mean "renewEvery"? The keys of tokens are renewEvery, lifetime \
                and spread
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "tokens: { renewEvery: 10m, lifetime: 10m }\nphases: {",
            gives: """
                scenario.yaml:17:28: error: tokens that live 10m expire before they are renewed: \
                renewEvery 10m and spread 1s take as long [contradiction]
                  hint: raise lifetime, or lower renewEvery; to let tokens expire, remove \
                renewEvery
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "tokens: { renewEvery: 10m, lifetime: 12m, spread: 11m }\nphases: {",
            gives: """
                scenario.yaml:17:43: error: spread 11m is longer than renewEvery 10m \
                [contradiction]
                  hint: one renewal must be over before the next: write a shorter spread
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "tokens: { renewEvery: 10m, lifetime: 12m, spread: 2m }\nphases: {",
            gives: """
                scenario.yaml:17:28: error: tokens that live 12m expire before they are renewed: \
                renewEvery 10m and spread 2m take as long [contradiction]
                  hint: raise lifetime, or lower renewEvery; to let tokens expire, remove \
                renewEvery
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "tokens: { lifetime: 1500ms }\nphases: {",
            gives: """
                scenario.yaml:17:21: error: lifetime is not a whole number of seconds \
                [out-of-range]
                  hint: write whole seconds, such as 90s
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "tokens: { spread: 5s }\nphases: {",
            gives: """
                scenario.yaml:17:11: error: spread says over how long renewals are spread, but \
                none are planned [contradiction]
                  hint: add renewEvery, such as renewEvery: 10m, or remove spread
                """
        ),
        Mistake(
            in: .scenario,
            "  authentication: { method: K8S-SAT, token: /var/run/secrets/tokens/broker-sat }\n",
            becomes: "tokens: { renewEvery: 10m }\n",
            gives: """
                scenario.yaml:6:11: error: tokens are to be renewed, but target does not \
                authenticate with a token [contradiction]
                  hint: write authentication: { method: K8S-SAT, token: FILE }, or remove \
                renewEvery
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
            "method: K8S-SAT, token: /var/run/secrets/tokens/broker-sat",
            becomes: "method: K8S-SAT, token: one, tokens: all",
            gives: """
                scenario.yaml:6:50: error: authentication has both "token" and "tokens" \
                [contradiction]
                  hint: keep token (a file, the same for all) or tokens (a directory, one for \
                each publisher in turn)
                """
        ),
        Mistake(
            in: .scenario,
            "method: K8S-SAT, token: /var/run/secrets/tokens/broker-sat",
            becomes: "method: none, tokens: all",
            gives: """
                scenario.yaml:6:35: error: method none has no use for "tokens" [contradiction]
                  hint: remove tokens, or choose another method
                """
        ),
        Mistake(
            in: .scenario,
            "method: K8S-SAT, token: /var/run/secrets/tokens/broker-sat",
            becomes: "method: K8S-SAT, tokens: [a]",
            gives: """
                scenario.yaml:6:46: error: tokens is a list, not text [wrong-type]
                  hint: write the text after the key
                """
        ),
        Mistake(
            in: .scenario,
            "  ca: /var/run/certs/ca.crt",
            becomes:
                "  ca: /var/run/certs/ca.crt\n  certificates: all\n  certificate: one\n  privateKey: key",
            gives: """
                scenario.yaml:7:3: error: target has both "certificates" and "certificate" \
                [contradiction]
                  hint: keep certificates (a directory, one pair for each publisher in turn), or \
                certificate and privateKey (the same for all)
                """
        ),
        Mistake(
            in: .scenario,
            "  broker: mqtts://aio-broker:18883\n  ca: /var/run/certs/ca.crt",
            becomes: "  broker: mqtt://aio-broker:1883\n  certificates: all",
            gives: """
                scenario.yaml:5:3: error: certificates is for TLS, but broker \
                "mqtt://aio-broker:1883" is plain [contradiction]
                  hint: write mqtts:// in broker, or remove certificates
                """
        ),
        Mistake(
            in: .scenario,
            "  ca: /var/run/certs/ca.crt",
            becomes: "  ca: /var/run/certs/ca.crt\n  metricCategory: a:b",
            gives: """
                scenario.yaml:6:20: error: "a:b" has ":" in it [malformed-value]
                  hint: write letters, digits, hyphens, underscores and dots only
                """
        ),
        Mistake(
            in: .scenario,
            "  ca: /var/run/certs/ca.crt",
            becomes: "  ca: /var/run/certs/ca.crt\n  metricategory: load",
            gives: """
                scenario.yaml:6:3: error: target has no key "metricategory" [unknown-key]
                  hint: did you mean "metricCategory"? The keys of target are broker, ca, \
                certificate, privateKey, certificates, authentication, clientPrefix, \
                metricCategory and keepAlive
                """
        ),
    ]
}
