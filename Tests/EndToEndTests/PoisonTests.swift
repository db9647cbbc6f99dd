import Foundation
import TestSupport
import Testing

/// Messages that the sample's filter panics on, in the sandbox.
@Suite(.serialized) struct PoisonTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func run(_ arguments: [String] = []) throws -> Command.Result {
        try Command.run(
            Project.command,
            [
                "run", Project.path("scenarios/poison.yaml"), "--sandbox", "--reports",
                folder.path("reports"), "--set", "phases.warmUp=0s", "--set", "phases.measure=5s",
                "--set", "phases.drain=4s", "--set", "thresholds=[lost == 0]",
            ] + arguments
        )
    }

    @Test func `a graph that drops what it panics on takes no other message with it`() throws {
        let result = try run()
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        let sent = report.poison.reduce(0) { $0 + $1.sent }
        #expect(sent > 20)
        #expect(report.poison.allSatisfy { $0.missingNearby == 0 })
        // Of all kinds the sample's filter passes one: bytes that are no UTF-8 in a field it ignores.
        #expect(report.poison.filter { $0.passed > 0 }.allSatisfy { $0.kind == "invalid-text" })
    }

    @Test
    func `a graph that is gone after a panic is told by what it took with it, and for how long`()
        throws
    {
        let result = try run([
            "--plant", "trap-outage:300ms", "--set", "workloads[0].poison.share=0.1%", "--set",
            "workloads[0].poison.kinds=[truncated]",
        ])
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        let planted = try #require(PlantedFaults.count("trap-outage", in: result.output))
        #expect(planted > 0)
        #expect(report.number("ledger.lost") == planted)
        #expect(report.failedChecks.first == "poison-contained", "\(report.failedChecks)")
        let poison = try #require(report.poison.first { $0.kind == "truncated" })
        #expect(poison.missingNearby == planted)
        // 300 ms, then the next of 200 messages a second that must pass, and its way.
        let recovery = try #require(poison.longestRecovery)
        #expect(recovery >= 300_000)
    }
}
