import Scenarios
import Testing

@testable import Harness

/// What changed a scenario reads back from its history to the very same values.
@Suite struct KeptOverridesTests {
    private static let paths = [
        "target.authentication", "graph.modules[\"a.b/c\"]", "thresholds[+]", "seed",
        "workloads[0].publishers",
    ]

    /// Values that are letters to their owner and something else to YAML.
    private static let values = [
        "", " ", "a", "true", "True", "no", "off", "y", "null", "Null", "NULL", "~", "nan", "inf",
        ".inf", "0", "007", "1e3", "0x1F", "1_000", "-1", "+", "12:30:45", "2026-01-01", "a: b",
        "a:", ":", "- a", "-", "a #b", "#", "?", "!tag", "&anchor", "*alias", "%", "@", "`", "|",
        ">", "[a]", "{a: b}", "'", "\"", "'a'", "\"a\"", "\\", "\\n", "a\\", "=", "a=b", "a\nb",
        "\n", "a\n\nb", "\t", "a\rb", "a\r\nb", "\r\n", "\u{0}", "\u{1}", "\u{7F}", "\u{85}",
        "\u{A0}", "\u{2028}", "\u{2029}", "a\u{FEFF}b", "\u{200D}", "é", "e\u{301}", "\"\u{301}",
        "\\\u{301}", "\n\u{301}", "日本", "🧪", "👩‍🔬", "/tmp/with space/ca.crt", "/tmp/a:b",
        "/tmp/日本/ca", "C:\\ca", "mqtts://host:8883", "mqtts://[::1]:8883", " a", "a ", "<<", "a, b",
        "---", "...", "--- a", "%YAML 1.1",
    ]

    @Test func `a value that is taken letter for letter stays so`() throws {
        var read = 0
        for value in Self.values {
            let override = Override(path: "target.ca", value: value, origin: "--ca")
            let kept = try #require(
                try KeptOverrides.overrides(from: KeptOverrides.lines(of: [override])).first
            )
            #expect(kept.path == override.path)
            #expect(ca(kept) == ca(override), "\(value.debugDescription)")
            if case .success = ca(override) { read += 1 }
        }
        #expect(read > 60)
    }

    @Test func `a value that is YAML is kept as it was written`() throws {
        for path in Self.paths {
            // An equals sign that begins a longer character is none to a command line either.
            for value in Self.values + ["[lost == 0, leaked == 0]", "{constant: 5/s}"]
            where "=\(value)".first == "=" {
                let override = Override(path: path, value: value, isYAML: true, origin: "--set")
                let kept = try KeptOverrides.overrides(from: KeptOverrides.lines(of: [override]))
                #expect(kept.map(\.path) == [path])
                #expect(kept.map(\.value) == [value])
                #expect(kept.map(\.isYAML) == [true])
            }
        }
    }

    @Test func `numbers and truths that were given as text stay text`() {
        let overrides = ["5", "true", "null", "/var/run/ca.crt", "mqtts://host:1"].map {
            Override(path: "p", value: $0, origin: "--p")
        }
        #expect(
            KeptOverrides.lines(of: overrides)
                == [
                    "p=\"5\"", "p=\"true\"", "p=\"null\"", "p=/var/run/ca.crt", "p=mqtts://host:1",
                ]
        )
    }

    @Test func `the order is kept, and so the last of a path wins`() throws {
        let lines = ["seed=1", "seed=2", "thresholds[+]=lost == 0"]
        #expect(try KeptOverrides.overrides(from: lines).map { "\($0.path)=\($0.value)" } == lines)
    }

    @Test func `a line that is none of ours is an error`() {
        #expect(throws: ScenarioErrors.self) { try KeptOverrides.overrides(from: ["seed"]) }
        #expect(throws: ScenarioErrors.self) { try KeptOverrides.overrides(from: ["=5"]) }
    }

    /// The path of the authorities after the override; why there is none, if the reader refuses it.
    private func ca(_ override: Override) -> Result<String?, Refusal> {
        do throws(ScenarioErrors) {
            let path = try ScenarioReader.read(
                text: ModelRun.text.replacing("mqtt://", with: "mqtts://"),
                file: "model.yaml",
                overrides: [override],
                load: { _ in "" }
            ).scenario.target.authoritiesPath
            return .success(path)
        } catch {
            return .failure(Refusal(problems: error.errors.map(\.problem)))
        }
    }

    private struct Refusal: Error, Equatable {
        var problems: [String]
    }
}
