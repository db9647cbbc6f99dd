import Testing

@testable import Scenarios

/// How connections are made and kept.
@Suite struct ConnectMistakeTests {
    @Test(arguments: ConnectMistakeTests.table)
    func `a way to connect that cannot be is reported`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: 200\nphases: {",
            gives: """
                scenario.yaml:17:10: error: rate "200" does not say per what [malformed-value]
                  hint: write "200/s" for connections per second
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: 0/s\nphases: {",
            gives: """
                scenario.yaml:17:10: error: rate "0/s" is not positive [out-of-range]
                  hint: give connections per second, such as "50/s"; to connect as fast as atOnce \
                lets them, remove it
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: true\nphases: {",
            gives: """
                scenario.yaml:17:10: error: the connect rate is the truth value true [wrong-type]
                  hint: write one value, such as 200/s
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: [1]\nphases: {",
            gives: """
                scenario.yaml:17:10: error: connect is a list, not a mapping [wrong-type]
                  hint: write its keys below it, indented, or in braces
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { rate: fast }\nphases: {",
            gives: """
                scenario.yaml:17:18: error: "fast" is not a rate [malformed-value]
                  hint: write connections per time, such as "500/s", "30/min" or "1 per 10s"
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { rate: 200/s, atonce: 4 }\nphases: {",
            gives: """
                scenario.yaml:17:25: error: connect has no key "atonce" [unknown-key]
                  hint: did you mean "atOnce"? The keys of connect are rate, atOnce, resumption, \
                sourceAddresses, sessionExpiry and reconnect
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { concurrency: 4 }\nphases: {",
            gives: """
                scenario.yaml:17:12: error: connect has no key "concurrency" [unknown-key]
                  hint: did you mean "atOnce"? The keys of connect are rate, atOnce, resumption, \
                sourceAddresses, sessionExpiry and reconnect
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { atOnce: 0 }\nphases: {",
            gives: """
                scenario.yaml:17:20: error: atOnce is 0 [out-of-range]
                  hint: write a whole number from 1 to 10000: each handshake in flight takes \
                memory and time at both ends
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { atOnce: 10001 }\nphases: {",
            gives: """
                scenario.yaml:17:20: error: atOnce is 10001 [out-of-range]
                  hint: write a whole number from 1 to 10000: each handshake in flight takes \
                memory and time at both ends
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { resumption: sometimes }\nphases: {",
            gives: """
                scenario.yaml:17:24: error: resumption is the text "sometimes", not a truth value \
                [wrong-type]
                  hint: write true or false, without quotes
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { sourceAddresses: 127.0.0.1 }\nphases: {",
            gives: """
                scenario.yaml:17:29: error: sourceAddresses is the text "127.0.0.1", not a list \
                [wrong-type]
                  hint: write its elements below it with hyphens, or in brackets
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { sourceAddresses: [localhost] }\nphases: {",
            gives: """
                scenario.yaml:17:30: error: "localhost" is not a numeric IP address \
                [malformed-value]
                  hint: write an address of this machine, such as 127.0.0.2 or fd00::2; `ip \
                address` lists them
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { sourceAddresses: [127.0.0.1, 127.0.0.1] }\nphases: {",
            gives: """
                scenario.yaml:17:41: error: sourceAddresses has "127.0.0.1" twice [contradiction]
                  hint: keep one: the ports of an address are there once
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { sessionExpiry: 1500ms }\nphases: {",
            gives: """
                scenario.yaml:17:27: error: sessionExpiry is not a whole number of seconds \
                [out-of-range]
                  hint: write whole seconds, such as 90s, or 0s to keep no session
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { sessionExpiry: 3600 }\nphases: {",
            gives: """
                scenario.yaml:17:27: error: duration "3600" has no unit [malformed-value]
                  hint: add ns, us, ms, s, m or h, such as 3600s
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { sessionExpiry: 9000h }\nphases: {",
            gives: """
                scenario.yaml:17:27: error: sessionExpiry "9000h" is longer than a year \
                [out-of-range]
                  hint: write at most 8760h
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { reconnect: on }\nphases: {",
            gives: """
                scenario.yaml:17:23: error: reconnect is the text "on" [wrong-type]
                  hint: write off, or the waits: { first: 128ms, longest: 60s, giveUpAfter: 2m }
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { reconnect: true }\nphases: {",
            gives: """
                scenario.yaml:17:23: error: reconnect is the truth value true [wrong-type]
                  hint: write off, or the waits: { first: 128ms, longest: 60s, giveUpAfter: 2m }
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { reconnect: { first: 0s } }\nphases: {",
            gives: """
                scenario.yaml:17:32: error: first "0s" is not positive [out-of-range]
                  hint: write a length of time, such as 10s
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { reconnect: { fisrt: 1s } }\nphases: {",
            gives: """
                scenario.yaml:17:25: error: reconnect has no key "fisrt" [unknown-key]
                  hint: did you mean "first"? The keys of reconnect are first, longest and \
                giveUpAfter
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { reconnect: { first: 2s, longest: 1s } }\nphases: {",
            gives: """
                scenario.yaml:17:36: error: the longest wait is shorter than the first one \
                [contradiction]
                  hint: the first is 2s, the longest 1s: raise longest or lower first
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { reconnect: { first: 10s, giveUpAfter: 5s } }\nphases: {",
            gives: """
                scenario.yaml:17:37: error: giveUpAfter is over before the first attempt is due \
                [contradiction]
                  hint: the first attempt is due after 10s: wait longer, or write reconnect: off
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "connect: { atOnce: many, resumption: 1, reconnect: never }\nphases: {",
            gives: """
                scenario.yaml:17:20: error: atOnce is the text "many", not a whole number \
                [wrong-type]
                  hint: write a number without quotes, such as 1
                scenario.yaml:17:38: error: resumption is the number 1, not a truth value \
                [wrong-type]
                  hint: write true or false, without quotes
                scenario.yaml:17:52: error: reconnect is the text "never" [wrong-type]
                  hint: write off, or the waits: { first: 128ms, longest: 60s, giveUpAfter: 2m }
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "transport: mosquitto\nphases: {",
            gives: """
                scenario.yaml:17:12: error: transport is "mosquitto", which is not known \
                [unknown-kind]
                  hint: did you mean "libmosquitto"? Known: mqtt and libmosquitto
                """
        ),
    ]
}
