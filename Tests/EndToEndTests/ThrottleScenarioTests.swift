import Foundation
import TestSupport
import Testing

/// A graph that is one throttle, in the sandbox.
@Suite(.serialized) struct ThrottleScenarioTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func run(_ arguments: [String] = []) throws -> Command.Result {
        try Command.run(
            Project.command,
            [
                "run", Project.path("scenarios/throttle.yaml"), "--sandbox", "--reports",
                folder.path("reports"), "--set", "phases.warmUp=0s", "--set", "phases.measure=4s",
            ] + arguments
        )
    }

    @Test func `passes, with no more messages than its limit and a tenth of what was sent`() throws
    {
        let result = try run()
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        let delivered = try #require(report.number("ledger.delivered"))
        #expect(delivered > 40 && delivered <= 81)
        #expect(report.number("ledger.withheld") == 800 - delivered)
        #expect(report.number("ledger.lost") == 0)
    }

    @Test(arguments: [("drop:0.3", "nothing passed"), ("leak:0.1", "passed too early")])
    func `messages that are missing behind it, or pass beside it, are found by the rate`(
        fault: String,
        words: String
    ) throws {
        let result = try run(["--plant", fault])
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        #expect(result.output.contains(words), "\(result.output)")
        let report = try RunReport(onlyRunIn: folder)
        #expect(report.failedChecks == ["throttle-kept"])
        // Which messages passed is nobody's fault: none is lost or leaked.
        #expect(report.number("ledger.lost") == 0 && report.number("ledger.leaked") == 0)
    }
}
