import Testing

@testable import Scenarios

/// Tabs, quotes, brackets and aliases.
@Suite struct SyntaxMistakeTests {
    @Test(arguments: SyntaxMistakeTests.table)
    func `text that is not YAML is reported where the library gave up`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "phases: {{",
            gives: """
                scenario.yaml:18:1: error: not YAML: did not find expected ',' or '}' (while \
                parsing a flow mapping from line 17) [invalid-syntax]
                  hint: look at the indentation, quotes, colons and brackets here and one line \
                above
                """
        ),
        Mistake(
            in: .scenario,
            "seed: 2026",
            becomes: "\tseed: 2026",
            gives: """
                scenario.yaml:2:1: error: not YAML: found a tab character that violates \
                indentation (while scanning a plain scalar from line 1) [invalid-syntax]
                  hint: indent with spaces: YAML allows no tabs there
                """
        ),
        Mistake(
            in: .scenario,
            "seed: 2026",
            becomes: "seed: \"2026",
            gives: """
                scenario.yaml:10:15: error: not YAML: did not find expected key (while parsing a \
                block mapping from line 1) [invalid-syntax]
                  hint: look at the indentation, quotes, colons and brackets here and one line \
                above
                """
        ),
        Mistake(
            in: .scenario,
            "seed: 2026",
            becomes: "seed: *nothing",
            gives: """
                scenario.yaml:2:7: error: not YAML: found undefined alias [invalid-syntax]
                  hint: look at the indentation, quotes, colons and brackets here and one line \
                above
                """
        ),
        Mistake(
            in: .scenario,
            "seed: 2026",
            becomes: "--- \nseed: 2026",
            gives: """
                scenario.yaml:2:1: error: not YAML: expected a single document in the stream, but \
                found another document [invalid-syntax]
                  hint: look at the indentation, quotes, colons and brackets here and one line \
                above
                """
        ),
        Mistake(
            in: .scenario,
            "seed: 2026",
            becomes: "? [a]\n: 1",
            gives: """
                scenario.yaml:2:3: error: a key is a list or a mapping [wrong-type]
                  hint: keys are words; put templates such as {{name}} in quotes
                """
        ),
    ]
}
