import Foundation
import TestSupport
import Testing

/// The graph that gathers readings over ten seconds: whole runs in the sandbox, side by side, because
/// each takes five windows of real time.
@Suite struct ComplexGraphTests {
    private static let scenario = Project.path("scenarios/complex-graph.yaml")

    /// What is planted, the check that must fail, and what the report counts.
    private static let plants: [(fault: String?, check: String?, count: String?)] = [
        (nil, nil, nil),
        ("drop-window:1", "windows-complete", "missing"),
        ("double-window:1", nil, "updates"),
        ("overcount:1", "windows-correct", "wrong"), ("undercount:1", "windows-correct", "wrong"),
        ("wrong-maximum:1", "windows-correct", "wrong"),
        ("skip-datum:0.02", "windows-correct", "wrong"),
        ("repeat-datum:0.02", "windows-correct", "wrong"),
        ("move-datum:0.02", "windows-correct", "wrong"),
        ("stick-window:1", "windows-complete", "missing"),
    ]

    private func start(_ fault: String?, in folder: ScratchFolder) throws -> Command {
        try Command(
            Project.command,
            [
                "run", Self.scenario, "--sandbox", "--reports", folder.path("reports"),
                "--set", "phases.warmUp=0s", "--set", "phases.measure=32s", "--set",
                "phases.drain=14s", "--set", "workloads[0].arrivals.constant=20/s", "--set",
                "workloads[1].arrivals.constant=20/s",
            ] + (fault.map { ["--plant", $0] } ?? []),
            limit: 300
        )
    }

    @Test func `passes in the sandbox, and fails for each planted defect and for nothing else`()
        throws
    {
        var runs: [(Command, ScratchFolder)] = []
        for plant in Self.plants {
            let folder = try ScratchFolder()
            runs.append((try start(plant.fault, in: folder), folder))
        }
        for (plant, (command, folder)) in zip(Self.plants, runs) {
            let result = command.result()
            let name = plant.fault ?? "nothing planted"
            #expect(
                result.status == (plant.check == nil ? 0 : 1),
                "\(name): \(result.output)\(result.errors)"
            )
            let report = try RunReport(onlyRunIn: folder)
            #expect(report.failedChecks == [plant.check].compactMap { $0 }, "\(name)")
            for count in ["exact", "missing", "wrong", "invented", "updates"] {
                let value = report.number("windows.\(count)") ?? -1
                let isMeant = plant.count == count || plant.check == nil && count == "exact"
                // The last window holds what little of the load falls in it, which a fault of single
                // messages may leave alone.
                let spared = name.contains("datum") && count == "exact" ? 1 : 0
                #expect(isMeant ? value >= 2 : value <= spared, "\(name): \(count) \(value)")
            }
        }
        // The report made again from the history says the same, byte for byte.
        for (_, folder) in runs.prefix(4) {
            let run = try #require(folder.contents(of: "reports").first)
            let path = folder.path("reports/\(run)")
            let before = try Data(contentsOf: URL(filePath: "\(path)/report.json"))
            let again = try Command.run(Project.command, ["report", path])
            #expect(again.status == 0 || again.status == 1, "\(again.errors)")
            #expect(try Data(contentsOf: URL(filePath: "\(path)/report.json")) == before)
        }
    }
}
