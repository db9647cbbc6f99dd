import Foundation
import TestSupport
import Testing

/// What bad input gets: a clear sentence with a hint, the right exit code, nothing half written.
@Suite(.serialized) struct BadInputTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func run(
        _ scenario: ShortScenario = ShortScenario(),
        _ arguments: [String]
    ) throws -> Command.Result {
        let file = try folder.write(scenario.text, to: "short.yaml")
        return try Command.run(
            Project.command,
            ["run", file, "--reports", folder.path("reports")] + arguments
        )
    }

    private func expect(
        _ result: Command.Result,
        status: Int32,
        says words: [String],
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(result.status == status, "\(result.errors)", sourceLocation: location)
        for word in words {
            #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: location)
        }
        #expect(result.errors.contains("hint: "), "\(result.errors)", sourceLocation: location)
        #expect(folder.contents(of: "reports").isEmpty, sourceLocation: location)
    }

    @Test func `a missing scenario`() throws {
        let result = try Command.run(
            Project.command,
            ["run", folder.path("none.yaml"), "--sandbox"]
        )
        expect(result, status: 64, says: ["none.yaml", "No such file", "unreadable-file"])
    }

    @Test func `a scenario with three mistakes is told all three, with places`() throws {
        var scenario = ShortScenario()
        scenario.further = "phasess: {}"
        scenario.thresholds = ["lots == 0"]
        let result = try run(scenario, ["--sandbox", "--set", "workloads[0].publishers=many"])
        expect(result, status: 64, says: ["short.yaml:19:1", "phasess", "lots", "publishers"])
    }

    @Test func `a missing graph file`() throws {
        let result = try run(["--sandbox", "--set", "graph.definition=none.yaml"])
        expect(result, status: 64, says: ["none.yaml", "No such file"])
    }

    @Test func `a fault that does not exist`() throws {
        let result = try run(["--sandbox", "--plant", "explode:1"])
        expect(result, status: 64, says: ["explode", "drop"])
    }

    @Test func `a certificate authority file that is missing or malformed`() throws {
        let missing = try run(["--broker", "mqtts://localhost:1", "--ca", folder.path("none.crt")])
        expect(missing, status: 4, says: ["none.crt"])
        let path = try folder.write("no certificate", to: "bad.crt")
        let malformed = try run(["--broker", "mqtts://localhost:1", "--ca", path])
        expect(malformed, status: 4, says: ["bad.crt"])
    }

    @Test func `a host that does not exist`() throws {
        let result = try run(["--broker", "mqtt://no-such-host.invalid:1883"])
        expect(result, status: 4, says: ["no-such-host.invalid", "not found"])
    }

    @Test func `a port where nobody listens`() throws {
        let result = try run(["--broker", "mqtt://127.0.0.1:1"])
        expect(result, status: 4, says: ["127.0.0.1:1", "refused"])
    }

    @Test func `a report folder that cannot be written is found out before the load`() throws {
        let file = try folder.write(ShortScenario().text, to: "short.yaml")
        let result = try Command.run(
            Project.command,
            ["run", file, "--sandbox", "--reports", "/proc/reports"]
        )
        #expect(result.status == 64)
        #expect(result.errors.contains("/proc/reports"))
        #expect(result.errors.contains("hint: "))
    }

    @Test func `a disk that fills up ends the run, keeps the verdict honest, and is told`() throws {
        let file = try folder.write(ShortScenario().text, to: "short.yaml")
        let reports = folder.path("reports")
        let result = try Command.run(
            "bash",
            [
                "-c", "ulimit -f 8; exec \"$0\" \"$@\"", Project.command, "run", file, "--sandbox",
                "--reports", reports,
            ]
        )
        #expect(result.status == 2, "\(result.output)\(result.errors)")
        #expect(result.errors.contains("cannot write"))
        let run = try #require(folder.contents(of: "reports").first)
        #expect(!folder.contents(of: "reports/\(run)").contains { $0.hasSuffix(".unfinished") })
    }

    @Test(
        arguments: ["--help", "run --help", "plan --help", "validate --help", "report --help"]
            + ["sandbox --help", "graph --help", "--version", "--generate-completion-script bash"]
    )
    func `help, version and completions are there`(_ arguments: String) throws {
        let result = try Command.run(
            Project.command,
            arguments.split(separator: " ").map(String.init)
        )
        #expect(result.status == 0)
        #expect(result.output.contains("crucible"))
    }

    private func run(_ arguments: [String]) throws -> Command.Result {
        try run(ShortScenario(), arguments)
    }
}
