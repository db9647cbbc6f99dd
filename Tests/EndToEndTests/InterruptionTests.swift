import Foundation
import TestSupport
import Testing

/// What SIGINT does: once it ends the load in good order, twice it ends the run.
@Suite(.serialized) struct InterruptionTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func start(_ arguments: [String] = []) throws -> Command {
        var scenario = ShortScenario()
        scenario.seconds = 40
        scenario.drain = 20
        let file = try folder.write(scenario.text, to: "short.yaml")
        let command = try Command(
            Project.command,
            ["run", file, "--sandbox", "--reports", folder.path("reports")] + arguments
        )
        #expect(command.waits(for: "delivered"))
        return command
    }

    @Test func `once: stops publishing, drains, judges what was sent, reports`() throws {
        let command = try start()
        command.send(SIGINT)
        let result = command.result()
        let report = try RunReport(onlyRunIn: folder)
        let sent = try #require(report.number("ledger.sent"))
        #expect(sent > 0 && sent < 16_000)
        #expect(report.number("ledger.lost") == 0)
        #expect(report.number("ledger.unsent") == 0)
        #expect([0, 2].contains(result.status), "\(result.output)\(result.errors)")
        #expect(result.output.contains("interrupted") || report.text("verdict") == "passed")
    }

    @Test func `twice: stops now, claims no loss, keeps the history`() throws {
        let command = try start(["--plant", "drop:0.05"])
        command.send(SIGINT)
        #expect(command.waits(for: "drain"))
        command.send(SIGINT)
        let result = command.result()
        #expect(result.status == 130, "\(result.output)\(result.errors)")
        let run = try #require(folder.contents(of: "reports").first)
        #expect(folder.contents(of: "reports/\(run)").contains("history"))
        let again = try Command.run(Project.command, ["report", folder.path("reports/\(run)")])
        #expect([1, 2].contains(again.status), "\(again.output)\(again.errors)")
    }
}
