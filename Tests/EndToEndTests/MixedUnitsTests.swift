import Foundation
import TestSupport
import Testing

/// A graph of a branch, a map, a filter and a concatenation, in the sandbox.
@Suite(.serialized) struct MixedUnitsTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func run(_ arguments: [String] = []) throws -> Command.Result {
        try Command.run(
            Project.command,
            [
                "run", Project.path("scenarios/mixed-units.yaml"), "--sandbox", "--reports",
                folder.path("reports"), "--set", "phases.warmUp=0s", "--set", "phases.measure=3s",
                "--set", "thresholds[0]=end_to_end.p95 < 10s",
            ] + arguments
        )
    }

    @Test func `passes, in both units, and withholds what is out of bounds`() throws {
        let result = try run()
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        let delivered = try #require(report.number("ledger.delivered"))
        let withheld = try #require(report.number("ledger.withheld"))
        #expect(delivered + withheld == 1_200)
        #expect(delivered > 600 && withheld > 100)
    }

    @Test(arguments: [
        ("corrupt:0.05", "corrupt", "corrupted"), ("change-unit:0.05", "change-unit", "corrupted"),
        ("extra-field:0.05", "extra-field", "corrupted"),
        ("extra-byte:0.05", "extra-byte", "corrupted"),
        ("drop-route:0.05,true", "drop-route", "lost"), ("drop:0.05", "drop", "lost"),
        ("leak:0.05", "leak", "leaked"),
    ])
    func `a defect of an operation is found, each time, and nothing else`(
        _ planting: (fault: String, kind: String, outcome: String)
    ) throws {
        let result = try run(["--plant", planting.fault])
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        let planted = PlantedFaults.count(planting.kind, in: result.output)
        #expect(planted ?? 0 > 0, "\(result.output)")
        for name in ["lost", "leaked", "corrupted", "duplicated", "unexpected"] {
            let count = report.number("ledger.\(name)")
            #expect(count == (name == planting.outcome ? planted : 0), "\(name)")
        }
    }

    @Test func `a branch that takes the wrong arm, and bounds that are others, are found`() throws {
        for fault in ["swap-route:0.1", "wrong-bound"] {
            let result = try run(["--plant", fault, "--reports", folder.path(fault)])
            #expect(result.status == 1, "\(fault): \(result.output)\(result.errors)")
        }
    }

    @Test func `a number that is written another way is the same number`() throws {
        let result = try run(["--plant", "respell-number:0.2"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(PlantedFaults.count("respell-number", in: result.output) ?? 0 > 0)
        #expect(try RunReport(onlyRunIn: folder).number("ledger.corrupted") == 0)
    }
}
