import Testing

@testable import Scenarios

/// Payloads, lags and what a whole workload adds up to.
@Suite struct PayloadMistakeTests {
    @Test(arguments: PayloadMistakeTests.table)
    func `a payload that cannot be made is reported with one that can`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "[0, 6000]",
            becomes: "[6000, 0]",
            gives: """
                scenario.yaml:16:40: error: uniform begins at 6000.0, above its end at 0.0 \
                [out-of-range]
                  hint: write the smaller value first
                """
        ),
        Mistake(
            in: .scenario,
            "[0, 6000]",
            becomes: "[0]",
            gives: """
                scenario.yaml:16:40: error: uniform has 1 elements [malformed-value]
                  hint: write the smallest and the largest value, such as [0, 6000]
                """
        ),
        Mistake(
            in: .scenario,
            "[0, 6000]",
            becomes: "[0, x]",
            gives: """
                scenario.yaml:16:44: error: a value of uniform is the text "x", not a number \
                [wrong-type]
                  hint: write numbers without quotes, such as [0, 6000]
                """
        ),
        Mistake(
            in: .scenario,
            "[0, 6000]",
            becomes: "[0.5, 6000]",
            gives: """
                scenario.yaml:16:41: error: 0.5 has more decimals than the values, which have 0 \
                [contradiction]
                  hint: add decimals: 1 beside uniform, or round the limit
                """
        ),
        Mistake(
            in: .scenario,
            "[0, 6000]",
            becomes: "[0, .inf]",
            gives: """
                scenario.yaml:16:44: error: a value of uniform is the text ".inf", not a number \
                [wrong-type]
                  hint: write numbers without quotes, such as [0, 6000]
                """
        ),
        Mistake(
            in: .scenario,
            "[0, 6000], unit: C",
            becomes: "[0, 6000], unit: K",
            gives: """
                scenario.yaml:16:57: error: unit is "K", which is not known [unknown-kind]
                  hint: Known: C and F
                """
        ),
        Mistake(
            in: .scenario,
            "[0, 6000], unit: C",
            becomes: "[0, 6000], decimals: 13",
            gives: """
                scenario.yaml:16:61: error: decimals is 13 [out-of-range]
                  hint: write a whole number from 0 to 12: with more, the sample's parser rounds \
                differently
                """
        ),
        Mistake(
            in: .scenario,
            "[0, 6000], unit: C",
            becomes: "[0, 9008], decimals: 12",
            gives: """
                scenario.yaml:16:44: error: 9008 with 12 decimals has more digits than two \
                parsers read alike [out-of-range]
                  hint: the digits together must stay below 9007199254740992 (2^53): write fewer \
                decimals or a smaller limit
                """
        ),
        Mistake(
            in: .scenario,
            "boundaries: 1%",
            becomes: "boundaries: 0.01",
            gives: """
                scenario.yaml:16:74: error: "0.01" is not a share [malformed-value]
                  hint: write a percentage with its sign, such as 1% or 0.5%
                """
        ),
        Mistake(
            in: .scenario,
            "boundaries: 1%",
            becomes: "boundaries: 101%",
            gives: """
                scenario.yaml:16:74: error: share "101%" is not between 0% and 100% in steps of \
                0.0001% [out-of-range]
                  hint: write a percentage in that range, such as 1%
                """
        ),
        Mistake(
            in: .scenario,
            "boundaries: 1%",
            becomes: "boundaries: 0.00001%",
            gives: """
                scenario.yaml:16:74: error: share "0.00001%" is not between 0% and 100% in steps \
                of 0.0001% [out-of-range]
                  hint: write a percentage in that range, such as 1%
                """
        ),
        Mistake(
            in: .scenario,
            "500/s }",
            becomes: "900000000/s }\n    maximumLag: 0s",
            gives: """
                scenario.yaml:16:17: error: maximumLag "0s" is not positive [out-of-range]
                  hint: write a length of time, such as 10s
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes:
                "  - { name: sensors, publishers: 1048570, arrivals: { constant: 1/s }, payload: { temperature: { uniform: [1, 2] } } }\nphases: {",
            gives: """
                scenario.yaml:17:5: error: two workloads are called "sensors" [duplicate-key]
                  hint: give each workload a name of its own
                scenario.yaml:17:5: error: with this workload there are 1048590 publishers \
                [out-of-range]
                  hint: all workloads together can have 1048574
                """
        ),
    ]
}
