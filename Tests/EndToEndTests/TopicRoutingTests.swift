import Foundation
import TestSupport
import Testing

/// A graph that sends each message to a topic of its own, in the sandbox.
@Suite(.serialized) struct TopicRoutingTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func run(_ arguments: [String] = []) throws -> Command.Result {
        try Command.run(
            Project.command,
            [
                "run", Project.path("scenarios/topic-routing.yaml"), "--sandbox", "--reports",
                folder.path("reports"), "--set", "phases.warmUp=0s", "--set", "phases.measure=3s",
                "--set", "thresholds[0]=end_to_end.p95 < 10s", "--set", "watchInput=true",
            ] + arguments
        )
    }

    @Test func `passes, and the report made again says the same`() throws {
        let result = try run()
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        #expect(report.number("ledger.misrouted") == 0)
        #expect(report.number("ledger.delivered") ?? 0 > 400)
    }

    @Test(arguments: ["other-topic:0.1", "swap-route:0.1"])
    func `messages on another topic are counted one by one, and nothing else is found`(
        fault: String
    ) throws {
        let result = try run(["--plant", fault])
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        let planted = PlantedFaults.count(String(fault.prefix { $0 != ":" }), in: result.output)
        #expect(planted ?? 0 > 0, "\(result.output)")
        #expect(report.number("ledger.misrouted") == planted)
        for name in ["lost", "leaked", "corrupted", "duplicated", "unexpected", "foreign"] {
            #expect(report.number("ledger.\(name)") == 0, "\(name)")
        }
    }
}
