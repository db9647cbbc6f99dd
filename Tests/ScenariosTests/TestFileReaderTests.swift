import Quantities
import Testing

@testable import Scenarios

/// `*.test.yaml` files, and every mistake in them.
@Suite struct TestFileReaderTests {
    private func read(_ text: String) throws(ScenarioErrors) -> TestFile {
        try TestFileReader.read(text: text, file: "tests/t01/t01.test.yaml")
    }

    private func mistakes(_ text: String) -> [String] {
        do throws(ScenarioErrors) {
            _ = try read(text)
            return []
        } catch {
            return error.errors.map(\.description)
        }
    }

    @Test func `a whole file is read, with its paths relative to its folder`() throws {
        let test = try read(
            """
            name: "°F to °C"
            graph: "../../graph-simple.yaml"
            input: "./input"
            expected: "./expected/expected.json"
            timeout: 90000
            select: ["payload"]
            ignores:
              - "payload.humidity"
              - "properties.user-properties.otel/factoryId"
            """
        )
        #expect(test.name == "°F to °C")
        #expect(test.graph.path == "tests/t01/../../graph-simple.yaml")
        #expect(test.input.path == "tests/t01/input")
        #expect(test.expected.path == "tests/t01/expected/expected.json")
        #expect(test.timeout == .seconds(90))
        #expect(test.selected == ["payload"])
        #expect(test.ignored == ["payload.humidity", "properties.user-properties.otel/factoryId"])
    }

    @Test func `what may be left out has its usual value`() throws {
        let test = try read("{ name: a, graph: g.yaml, input: in, expected: out.json }")
        #expect(test.timeout == .seconds(60))
        #expect(test.selected.isEmpty && test.ignored.isEmpty)
    }

    @Test func `every mistake is told at once, each with its place and what to do`() {
        let found = mistakes(
            """
            name: 5
            graph: g.yaml
            inputs: in
            timeout: 0
            select: payload
            ignores: ["payload..x"]
            """
        )
        #expect(
            found == [
                """
                tests/t01/t01.test.yaml:1:1: error: the test has no "input" [missing-key]
                  hint: add input: ./input
                """,
                """
                tests/t01/t01.test.yaml:1:1: error: the test has no "expected" [missing-key]
                  hint: add expected: ./expected/expected.json
                """,
                """
                tests/t01/t01.test.yaml:1:7: error: name is the number 5, not text [wrong-type]
                  hint: put it in quotes: "5"
                """,
                """
                tests/t01/t01.test.yaml:3:1: error: the test has no key "inputs" [unknown-key]
                  hint: did you mean "input"? The keys of the test are name, graph, input, \
                expected, timeout, select and ignores
                """,
                """
                tests/t01/t01.test.yaml:4:10: error: timeout is 0 [out-of-range]
                  hint: write a whole number from 1 to 3600000: milliseconds, an hour at most
                """,
                """
                tests/t01/t01.test.yaml:5:9: error: select is the text "payload", not a list \
                [wrong-type]
                  hint: write its elements below it with hyphens, or in brackets
                """,
                """
                tests/t01/t01.test.yaml:6:11: error: the path "payload..x" has an empty part \
                [malformed-value]
                  hint: write the keys with a dot between each two, such as payload.temperature
                """,
            ]
        )
    }

    @Test func `what is no mapping is told as that`() {
        #expect(mistakes("- a").first?.contains("not a mapping [wrong-type]") == true)
        #expect(mistakes("a: [").first?.contains("[invalid-syntax]") == true)
    }
}
