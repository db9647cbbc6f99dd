import Testing

@testable import Scenarios

/// Lists for text, text for numbers, nothing for something.
@Suite struct TypeMistakeTests {
    @Test(arguments: TypeMistakeTests.table)
    func `a value of the wrong type is reported in words, with what to write`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "publishers: 20",
            becomes: "publishers: \"20\"",
            gives: """
                scenario.yaml:13:17: error: publishers is the text "20", not a whole number \
                [wrong-type]
                  hint: write a number without quotes, such as 1
                """
        ),
        Mistake(
            in: .scenario,
            "publishers: 20",
            becomes: "publishers: [20]",
            gives: """
                scenario.yaml:13:17: error: publishers is a list, not a whole number [wrong-type]
                  hint: write a number without quotes, such as 1
                """
        ),
        Mistake(
            in: .scenario,
            "publishers: 20",
            becomes: "publishers: twenty",
            gives: """
                scenario.yaml:13:17: error: publishers is the text "twenty", not a whole number \
                [wrong-type]
                  hint: write a number without quotes, such as 1
                """
        ),
        Mistake(
            in: .scenario,
            "publishers: 20",
            becomes: "publishers:",
            gives: """
                scenario.yaml:13:16: error: publishers is empty, not a whole number [wrong-type]
                  hint: write a number without quotes, such as 1
                """
        ),
        Mistake(
            in: .scenario,
            "name: temperature-filter-quickstart",
            becomes: "name: 2026",
            gives: """
                scenario.yaml:1:7: error: name is the number 2026, not text [wrong-type]
                  hint: put it in quotes: "2026"
                """
        ),
        Mistake(
            in: .scenario,
            "name: temperature-filter-quickstart",
            becomes: "name: \"\"",
            gives: """
                scenario.yaml:1:7: error: name is "" [malformed-value]
                  hint: write the text between the quotes, or remove the key
                """
        ),
        Mistake(
            in: .scenario,
            "ca: /var/run/certs/ca.crt",
            becomes: "ca: true",
            gives: """
                scenario.yaml:5:7: error: ca is the truth value true, not text [wrong-type]
                  hint: put it in quotes: "true"
                """
        ),
        Mistake(
            in: .scenario,
            "thresholds: [\"end",
            becomes: "thresholds: \"none\" #",
            gives: """
                scenario.yaml:18:13: error: thresholds is the text "none", not a list [wrong-type]
                  hint: write its elements below it with hyphens, or in brackets
                """
        ),
        Mistake(
            in: .scenario,
            "workloads:\n  - name: sensors",
            becomes: "workloads:\n    name: sensors",
            gives: """
                scenario.yaml:12:5: error: workloads is a mapping, not a list [wrong-type]
                  hint: write its elements below it with hyphens, or in brackets
                """
        ),
        Mistake(
            in: .scenario,
            "arrivals: { constant: 500/s }",
            becomes: "arrivals: 500/s",
            gives: """
                scenario.yaml:15:15: error: arrivals is the text "500/s", not a mapping \
                [wrong-type]
                  hint: write its keys below it, indented, or in braces
                """
        ),
        Mistake(
            in: .scenario,
            "constant: 500/s",
            becomes: "constant: [500]",
            gives: """
                scenario.yaml:15:27: error: constant is a list [wrong-type]
                  hint: write one value, such as 500/s
                """
        ),
        Mistake(
            in: .scenario,
            "constant: 500/s",
            becomes: "constant: null",
            gives: """
                scenario.yaml:15:27: error: constant is empty [wrong-type]
                  hint: write one value, such as 500/s
                """
        ),
    ]
}
