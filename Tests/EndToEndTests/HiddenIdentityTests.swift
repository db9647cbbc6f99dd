import Foundation
import TestSupport
import Testing

/// Graphs that make new messages, in the sandbox.
@Suite(.serialized) struct HiddenIdentityTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func run(_ scenario: String, _ arguments: [String]) throws -> Command.Result {
        try Command.run(
            Project.command,
            [
                "run", Project.path("scenarios/\(scenario).yaml"), "--sandbox", "--reports",
                folder.path("reports"), "--set", "phases.warmUp=0s", "--set", "phases.measure=3s",
                "--set", "thresholds=[lost == 0]",
            ] + arguments
        )
    }

    @Test(arguments: ["temperature-filter-quickstart", "mixed-units"])
    func `a graph that drops all properties is judged by the values, and by them again`(
        scenario: String
    ) throws {
        let result = try run(scenario, ["--plant", "new-message"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        #expect(report.number("ledger.delivered") ?? 0 > 200)
        for name in ["lost", "leaked", "corrupted", "duplicated", "unexpected", "foreign"] {
            #expect(report.number("ledger.\(name)") == 0, "\(name)")
        }
        let run = try #require(folder.contents(of: "reports").first)
        let path = folder.path("reports/\(run)/report.json")
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(String(decoding: before, as: UTF8.self).contains("identity=value"))
        let again = try Command.run(Project.command, ["report", folder.path("reports/\(run)")])
        #expect(again.status == 0, "\(again.errors)")
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `what it loses is counted one by one`() throws {
        let result = try run(
            "temperature-filter-quickstart",
            ["--plant", "drop:0.05", "--plant", "new-message"]
        )
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        let planted = PlantedFaults.count("drop", in: result.output)
        #expect(planted ?? 0 > 0)
        #expect(report.number("ledger.lost") == planted)
    }

    @Test func `with properties asked for, such a graph is refused before the load`() throws {
        let result = try run(
            "temperature-filter-quickstart",
            [
                "--plant", "new-message", "--set", "identity=properties", "--set",
                "preflight.within=2s",
            ]
        )
        #expect(result.status == 4, "\(result.output)\(result.errors)")
        #expect(result.errors.contains("came without the user property"), "\(result.errors)")
        #expect(folder.contents(of: "reports").isEmpty)
    }
}
