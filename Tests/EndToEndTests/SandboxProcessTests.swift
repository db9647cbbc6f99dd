import Foundation
import TestSupport
import Testing

/// A run whose sandbox has a process of its own.
@Suite(.serialized) struct SandboxProcessTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    /// The arguments of a run; its sandbox writes below the test's folder.
    private func arguments(_ further: [String]) throws -> [String] {
        let file = try folder.write(ShortScenario().text, to: "short.yaml")
        return ["run", file, "--sandbox", "--sandbox-process", "own"]
            + ["--reports", folder.path("reports")] + further
    }

    /// The folders of sandboxes that are left.
    private func leftovers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path("temporary"))
    }

    private func makeTemporary() throws -> [String: String] {
        try FileManager.default.createDirectory(
            atPath: folder.path("temporary"),
            withIntermediateDirectories: true
        )
        return ["TMPDIR": folder.path("temporary")]
    }

    @Test func `judges as with a sandbox in its own process, and leaves nothing behind`() throws {
        let result = try Command.run(
            Project.command,
            arguments(["--plant", "drop:0.02", "--set", "thresholds[+]=lost == 0"]),
            environment: makeTemporary()
        )
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        #expect(result.output.contains("graph: received \(ShortScenario().messages)"))
        let planted = try #require(PlantedFaults.count("drop", in: result.output))
        let report = try RunReport(onlyRunIn: folder)
        #expect(planted > 0 && report.number("ledger.lost") == planted)
        #expect(try leftovers().isEmpty)
    }

    @Test func `a mistake that the sandbox finds is told, with its exit code`() throws {
        let result = try Command.run(
            Project.command,
            arguments([]),
            environment: ["TMPDIR": folder.path("nowhere")]
        )
        #expect(result.status == 4, "\(result.output)\(result.errors)")
        #expect(result.errors.contains("nowhere"))
    }

    @Test func `a run that is killed does not leave its sandbox behind`() throws {
        let command = try Command(
            Project.command,
            arguments(["--set", "phases.measure=100s"]),
            environment: makeTemporary()
        )
        #expect(command.waits(for: "delivered"))
        #expect(try leftovers().count == 1)
        command.send(SIGKILL)
        // The outputs end only when the sandbox's process, which shares them, has ended too.
        let result = command.result()
        #expect(result.status == 128 + SIGKILL)
        #expect(try leftovers().isEmpty)
    }

    @Test func `an interrupted run drains through its sandbox`() throws {
        let command = try Command(
            Project.command,
            arguments(["--set", "phases.measure=100s"]),
            environment: makeTemporary()
        )
        #expect(command.waits(for: "delivered"))
        command.send(SIGINT)
        let result = command.result()
        #expect(result.output.contains("graph: received"), "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        #expect(report.number("ledger.lost") == 0)
    }
}
