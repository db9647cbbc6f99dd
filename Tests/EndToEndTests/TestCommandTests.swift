import Foundation
import TestSupport
import Testing

/// `crucible test` against the sandbox's graph, over TLS on loopback.
@Suite(.serialized) struct TestCommandTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    /// Writes a test of the values that are sent and of what must come out.
    private func write(
        _ name: String,
        values: [String],
        expected: String,
        further: String = "timeout: 3000"
    ) throws {
        for part in ["input", "expected"] {
            try FileManager.default.createDirectory(
                atPath: folder.path("tests/\(name)/\(part)"),
                withIntermediateDirectories: true
            )
        }
        for (index, value) in values.enumerated() {
            let payload = #"{"temperature":{"value":\#(value),"unit":"C"}}"#
            _ = try folder.write(payload, to: "tests/\(name)/input/\(index).json")
        }
        _ = try folder.write(expected, to: "tests/\(name)/expected/expected.json")
        let text = """
            name: "\(name)"
            graph: "../../graph-simple.yaml"
            input: "./input"
            expected: "./expected/expected.json"
            select: ["payload"]
            \(further)

            """
        _ = try folder.write(text, to: "tests/\(name)/\(name).test.yaml")
    }

    private func payload(_ value: String) -> String {
        #"{"payload":"{\"temperature\":{\"unit\":\"C\",\"value\":\#(value)}}"}"#
    }

    private func run(_ arguments: [String]) throws -> Command.Result {
        let file = try folder.write(ShortScenario().text, to: "short.yaml")
        return try Command.run(
            Project.command,
            ["test", folder.path("tests"), "--scenario", file, "--sandbox"] + arguments,
            limit: 120
        )
    }

    @Test(arguments: Transports.names)
    func `tests that the graph fulfils pass`(_ transport: String) throws {
        try write("t01-passes", values: ["3000"], expected: payload("3e3"))
        try write("t02-is-withheld", values: ["5000", "2000"], expected: "[]")
        try write(
            "t03-in-order",
            values: ["3000", "1", "2500.5"],
            expected: "[\(payload("3000")), \(payload("2500.50"))]"
        )
        let junit = folder.path("junit.xml")
        let result = try run(Transports.arguments(transport) + ["--junit", junit])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("3 tests: 3 passed, 0 failed, 0 inconclusive"))
        let document = try String(contentsOfFile: junit, encoding: .utf8)
        #expect(document.contains(#"tests="3""#) && document.contains(#"failures="0""#))
        for name in ["t01-passes", "t02-is-withheld", "t03-in-order"] {
            #expect(document.contains("name=\"\(name)\""))
        }
    }

    @Test func `one that it does not fulfil fails, with the difference and the file`() throws {
        try write("t01-passes", values: ["3000"], expected: payload("3000"))
        try write("t02-other-value", values: ["3000"], expected: payload("3001"))
        try write("t03-leaks", values: ["3000"], expected: "[]")
        let junit = folder.path("junit.xml")
        let result = try run(["--junit", junit])
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        let difference = "payload.temperature.value: expected 3001, got 3000"
        #expect(result.output.contains(difference))
        #expect(result.output.contains("t02-other-value.test.yaml"))
        #expect(result.output.contains("3 tests: 1 passed, 2 failed, 0 inconclusive"))
        let document = try String(contentsOfFile: junit, encoding: .utf8)
        #expect(document.contains(#"failures="2""#) && document.contains(difference))
        let chosen = try run(["--filter", "t01"])
        #expect(chosen.status == 0, "\(chosen.output)\(chosen.errors)")
        #expect(chosen.output.contains("1 test: 1 passed"))
        #expect(try run(["--filter", "t99"]).status == 64)
    }

    @Test func `planted loss fails a test, a refusal makes it inconclusive`() throws {
        try write("t01", values: ["3000"], expected: payload("3000"))
        let lost = try run(["--plant", "drop:1"])
        #expect(lost.status == 1, "\(lost.output)\(lost.errors)")
        #expect(lost.output.contains("nothing came out within 3 s"))
        let refused = try run(["--plant", "refuse:1"])
        #expect(refused.status == 2, "\(refused.output)\(refused.errors)")
        #expect(refused.output.contains("the broker refused"))
    }

    @Test func `a connection that ends on the way leaves tests that were not run`() throws {
        for name in ["t01", "t02"] {
            try write(name, values: ["5000"], expected: "[]", further: "timeout: 60000")
        }
        let result = try run(["--plant", "kick:1,3s"])
        #expect(result.status == 4, "\(result.output)\(result.errors)")
        #expect(result.output.contains("2 tests: 0 passed, 0 failed, 0 inconclusive, 2 not run"))
        #expect(result.errors.contains("error: the questioner"))
    }

    @Test func `every mistake of every file is told before anything is sent`() throws {
        try write("t01", values: ["3000"], expected: "{\n  \"payload\": oops\n}")
        try write("t02", values: [], expected: "[]")
        try write("t03", values: ["1"], expected: "5", further: "timout: 5")
        try write("t04", values: ["1"], expected: "7")
        let result = try run([])
        #expect(result.status == 64, "\(result.output)\(result.errors)")
        for part in [
            "t01/expected/expected.json:2:14: error: this is no JSON: this is no JSON value",
            "t02.test.yaml:3:8: error: input: folder",
            "t03.test.yaml:6:1: error: the test has no key",
            "did you mean \"timeout\"?", "t04/expected/expected.json:1:1: error: what is expected",
        ] {
            #expect(result.errors.contains(part), "\(part) in \(result.errors)")
        }
        #expect(!result.output.contains("graph:"))
        let nothing = try Command.run(
            Project.command,
            ["test", folder.path("nowhere"), "--scenario", folder.path("short.yaml")]
        )
        #expect(nothing.status == 64)
        #expect(nothing.errors.contains("nowhere:1:1: error:"))
    }

    @Test func `under load both the tests and the load are judged`() throws {
        try write("t01", values: ["3000"], expected: payload("3000"))
        try write("t02", values: ["5000"], expected: "[]", further: "timeout: 1000")
        var scenario = ShortScenario()
        scenario.seconds = 8
        let file = try folder.write(scenario.text, to: "load.yaml")
        func loaded(_ arguments: [String]) throws -> Command.Result {
            try Command.run(
                Project.command,
                [
                    "test", folder.path("tests"), "--under-load", file, "--sandbox", "--reports",
                    folder.path("reports-\(arguments.count)"),
                ] + arguments,
                limit: 120
            )
        }
        let sound = try loaded([])
        #expect(sound.status == 0, "\(sound.output)\(sound.errors)")
        #expect(sound.output.contains("2 tests: 2 passed, 0 failed, 0 inconclusive"))
        #expect(sound.output.contains("PASSED:"))
        let report = try RunReport(onlyRunIn: folder, reports: "reports-0")
        #expect(report.ledger["sent"] == scenario.messages)
        for name in ["foreign", "staleRun", "unexpected", "lost", "leaked"] {
            #expect(report.ledger[name] == 0, "\(name)")
        }
        // The tests pass and the load does not.
        let lossy = try loaded([
            "--plant", "duplicate:0.05", "--set", "thresholds[+]=duplicated == 0",
        ])
        #expect(lossy.status == 1, "\(lossy.output)\(lossy.errors)")
        let short = try loaded([
            "--set", "phases.measure=1s", "--set", "thresholds=[]", "--filter", "t0",
        ])
        #expect(short.status != 0)
    }

    @Test func `a command without a graph, or with two, is a mistake`() throws {
        for arguments in [[], ["--scenario", "a.yaml", "--under-load", "b.yaml"]] {
            let result = try Command.run(Project.command, ["test", "tests"] + arguments)
            #expect(result.status == 64)
            #expect(result.errors.contains("--under-load FILE"))
        }
    }
}
