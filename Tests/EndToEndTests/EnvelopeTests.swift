import Foundation
import TestSupport
import Testing

/// Graphs that do not leave user properties and times alone, in the sandbox.
@Suite(.serialized) struct EnvelopeTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func run(_ arguments: [String] = []) throws -> Command.Result {
        try Command.run(
            Project.command,
            [
                "run", Project.path("scenarios/temperature-filter-quickstart.yaml"), "--sandbox",
                "--reports", folder.path("reports"), "--set", "phases.warmUp=0s", "--set",
                "phases.measure=2s", "--set", "thresholds=[lost == 0]", "--set",
                "workloads[0].properties={site: oslo, line: seven}",
            ] + arguments
        )
    }

    @Test(arguments: [
        ("strip-property:0.1,crucible", "propertyLost"),
        ("strip-property:0.1,site", "propertyLost"),
        ("strip-property:1,crucible", "propertyLost"), ("strip-property:0.1,__ts", "propertyLost"),
        ("alter-property:0.1,site", "propertyAltered"),
        ("alter-property:0.1,crucible", "propertyAltered"),
        ("reorder-properties:0.1", "propertiesReordered"),
        ("alter-timestamp:0.1,1ms", "timestampChanged"),
    ])
    func `each difference is counted one by one, and no message is lost for it`(
        fault: String,
        count: String
    ) throws {
        let result = try run(["--plant", fault, "--set", "thresholds[+]=timestamp_changed == 0"])
        let isTime = count == "timestampChanged"
        let isStripped = fault.hasSuffix("__ts")
        #expect(result.status == (isTime || isStripped ? 1 : 0), "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        let planted = PlantedFaults.count(String(fault.prefix { $0 != ":" }), in: result.output)
        #expect(planted ?? 0 > 0, "\(result.output)")
        #expect(report.number("ledger.\(count)") == planted)
        for name in ["lost", "leaked", "corrupted", "duplicated", "unexpected", "foreign"] {
            #expect(report.number("ledger.\(name)") == 0, "\(name)")
        }
        // A time that is gone is another time as well.
        for name in ["propertyLost", "propertyAltered", "propertiesReordered", "timestampChanged"]
        where name != count && !(isStripped && name == "timestampChanged") {
            #expect(report.number("ledger.\(name)") == 0, "\(name)")
        }
    }
}
