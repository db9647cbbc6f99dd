import Testing

@testable import Scenarios

/// Names, seeds, counts, rates and durations.
@Suite struct ValueMistakeTests {
    @Test(arguments: ValueMistakeTests.table)
    func `a value that cannot be is reported with one that can`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "name: temperature-filter-quickstart",
            becomes: "name: Temperature Filter",
            gives: """
                scenario.yaml:1:7: error: "Temperature Filter" has "T" in it [malformed-value]
                  hint: write lower-case letters, digits and hyphens only
                """
        ),
        Mistake(
            in: .scenario,
            "name: temperature-filter-quickstart",
            becomes: "name: -x",
            gives: """
                scenario.yaml:1:7: error: "-x" begins or ends with a hyphen [malformed-value]
                  hint: remove it
                """
        ),
        Mistake(
            in: .scenario,
            "seed: 2026",
            becomes: "seed: -1",
            gives: """
                scenario.yaml:2:7: error: seed is -1 [out-of-range]
                  hint: write a whole number from 0 to 18446744073709551615: the same seed gives \
                the same messages
                """
        ),
        Mistake(
            in: .scenario,
            "seed: 2026",
            becomes: "seed: 1.5",
            gives: """
                scenario.yaml:2:7: error: seed is 1.5 [out-of-range]
                  hint: write a whole number from 0 to 18446744073709551615: the same seed gives \
                the same messages
                """
        ),
        Mistake(
            in: .scenario,
            "seed: 2026",
            becomes: "seed: 18446744073709551616",
            gives: """
                scenario.yaml:2:7: error: seed is 18446744073709551616 [out-of-range]
                  hint: write a whole number from 0 to 18446744073709551615: the same seed gives \
                the same messages
                """
        ),
        Mistake(
            in: .scenario,
            "publishers: 20",
            becomes: "publishers: 0",
            gives: """
                scenario.yaml:13:17: error: publishers is 0 [out-of-range]
                  hint: write a whole number from 1 to 1048574: each has a connection of its own
                """
        ),
        Mistake(
            in: .scenario,
            "publishers: 20",
            becomes: "publishers: 1048577",
            gives: """
                scenario.yaml:13:17: error: publishers is 1048577 [out-of-range]
                  hint: write a whole number from 1 to 1048574: each has a connection of its own
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 2",
            gives: """
                scenario.yaml:14:10: error: qos is 2 [out-of-range]
                  hint: write a whole number from 0 to 1: AIO's broker refuses QoS 2
                """
        ),
        Mistake(
            in: .scenario,
            "500/s",
            becomes: "0/s",
            gives: """
                scenario.yaml:15:27: error: rate "0/s" is not positive [out-of-range]
                  hint: give messages per second, such as "50/s"; to send nothing, remove the \
                workload
                """
        ),
        Mistake(
            in: .scenario,
            "500/s",
            becomes: "-5/s",
            gives: """
                scenario.yaml:15:27: error: rate "-5/s" is not positive [out-of-range]
                  hint: give messages per second, such as "50/s"; to send nothing, remove the \
                workload
                """
        ),
        Mistake(
            in: .scenario,
            "500/s",
            becomes: "500",
            gives: """
                scenario.yaml:15:27: error: rate "500" does not say per what [malformed-value]
                  hint: write "500/s" for messages per second
                """
        ),
        Mistake(
            in: .scenario,
            "500/s",
            becomes: "500/fortnight",
            gives: """
                scenario.yaml:15:27: error: "500/fortnight" is not a rate [malformed-value]
                  hint: write messages per time, such as "500/s", "30/min" or "1 per 10s"
                """
        ),
        Mistake(
            in: .scenario,
            "500/s",
            becomes: "2000000000/s",
            gives: """
                scenario.yaml:15:27: error: rate "2000000000/s" is beyond what can be kept \
                exactly, at most 1000000000/s [out-of-range]
                  hint: write a smaller rate or fewer decimals, such as "500/s" or "1 per 10s"
                """
        ),
        Mistake(
            in: .scenario,
            "500/s",
            becomes: "fast",
            gives: """
                scenario.yaml:15:27: error: "fast" is not a rate [malformed-value]
                  hint: write messages per time, such as "500/s", "30/min" or "1 per 10s"
                """
        ),
        Mistake(
            in: .scenario,
            "constant: 500/s",
            becomes: "poisson: 500/s",
            gives: """
                scenario.yaml:15:15: error: arrivals has no "constant" [missing-key]
                  hint: add constant: 500/s
                scenario.yaml:15:17: error: arrivals has no key "poisson" [unknown-key]
                  hint: The key of arrivals is constant
                """
        ),
        Mistake(
            in: .scenario,
            "warmUp: 5s",
            becomes: "warmUp: 5",
            gives: """
                scenario.yaml:17:19: error: duration "5" has no unit [malformed-value]
                  hint: add ns, us, ms, s, m or h, such as 5s
                """
        ),
        Mistake(
            in: .scenario,
            "measure: 20s",
            becomes: "measure: 0s",
            gives: """
                scenario.yaml:17:32: error: measure "0s" is not positive [out-of-range]
                  hint: write a length of time, such as 10s
                """
        ),
        Mistake(
            in: .scenario,
            "measure: 20s",
            becomes: "measure: -1s",
            gives: """
                scenario.yaml:17:32: error: duration "-1s" is negative [out-of-range]
                  hint: write a length of time without a sign, such as 5s
                """
        ),
        Mistake(
            in: .scenario,
            "measure: 20s",
            becomes: "measure: 9000h",
            gives: """
                scenario.yaml:17:32: error: measure "9000h" is longer than a year [out-of-range]
                  hint: write at most 8760h
                """
        ),
        Mistake(
            in: .scenario,
            "drain: 10s",
            becomes: "drain: ten seconds",
            gives: """
                scenario.yaml:17:44: error: "ten seconds" is not a duration [malformed-value]
                  hint: write a number and a unit, largest unit first, such as 250ms, 5s or 1h30m
                """
        ),
        Mistake(
            in: .scenario,
            "drain: 10s",
            becomes: "drain: 1s1h",
            gives: """
                scenario.yaml:17:46: error: "1s1h" is not a duration [malformed-value]
                  hint: write a number and a unit, largest unit first, such as 250ms, 5s or 1h30m
                """
        ),
        Mistake(
            in: .scenario,
            "drain: 10s",
            becomes: "drain: 0.5ns",
            gives: """
                scenario.yaml:17:44: error: duration "0.5ns" is not a whole number of nanoseconds \
                below 292 years [out-of-range]
                  hint: write fewer decimals or a shorter time, such as 1.5s
                """
        ),
    ]
}
