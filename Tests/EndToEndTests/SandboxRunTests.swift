import Foundation
import TestSupport
import Testing

/// Whole runs of the command against its own sandbox, over TLS on loopback.
@Suite(.serialized) struct SandboxRunTests {
    private let folder: ScratchFolder
    private var scenario = ShortScenario()

    init() throws {
        folder = try ScratchFolder()
        scenario.probes = 3
    }

    private func run(_ arguments: [String] = []) throws -> Command.Result {
        let file = try folder.write(scenario.text, to: "short.yaml")
        return try Command.run(
            Project.command,
            ["run", file, "--sandbox", "--reports", folder.path("reports")] + arguments
        )
    }

    @Test(arguments: Transports.names)
    func `a sound graph passes, and every message is accounted for`(_ transport: String) throws {
        let result = try run(Transports.arguments(transport))
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        #expect(report.text("verdict") == "passed")
        let ledger = report.ledger
        #expect(ledger["slots"] == scenario.messages)
        #expect(ledger["sent"] == scenario.messages)
        #expect(ledger["acknowledged"] == scenario.messages)
        let parts =
            ["delivered", "withheld", "lost", "leaked", "corrupted", "recovered"]
            + ["indeterminate", "refused", "phantom"]
        #expect(parts.reduce(0) { $0 + (ledger[$1] ?? 0) } == scenario.messages)
        for name in ledger.keys
        where !["slots", "sent", "acknowledged", "delivered", "withheld"].contains(name) {
            #expect(ledger[name] == 0, "\(name)")
        }
        #expect(report.number("broker.receiveMaximum") == 100)
        let isLibrary = transport == "libmosquitto"
        #expect((report.text("run.versions.libmosquitto") != nil) == isLibrary)
        #expect(report.number("latency.endToEnd.count") == ledger["delivered"])
        #expect(report.number("latency.publish.count") == scenario.messages)
    }

    @Test(
        arguments: Transports.names,
        [
            ("drop:0.02", "drop", "lost"),
            ("duplicate:0.02", "duplicate", "duplicated"),
            ("leak:0.02", "leak", "leaked"),
            ("corrupt:0.02", "corrupt", "corrupted"),
            ("reorder:0.02", "reorder", "reordered"),
            ("wrong-bound", "wrong-bound", "leaked"),
            ("redeliver:0.02", "redeliver", "duplicated"),
            ("redeliver-marked:0.02", "redeliver-marked", "duplicated"),
            ("lose-result:0.02", "lose-result", "lost"),
            ("expire:0.02", "expire", "lost"),
            ("foreign:0.02", "foreign", "foreign"),
        ]
    )
    func `a planted fault is named as what it is, with the count that was planted`(
        _ transport: String,
        _ planting: (fault: String, kind: String, outcome: String)
    ) throws {
        let (fault, kind, outcome) = planting
        let result = try run(
            Transports.arguments(transport)
                + ["--plant", fault, "--set", "thresholds[+]=\(outcome) == 0"]
        )
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        #expect(report.text("verdict") == "failed")
        let planted = try #require(PlantedFaults.count(kind, in: result.output), "\(result.output)")
        #expect(planted > 0)
        #expect(report.number("ledger.\(outcome)") == planted)
        let innocent =
            ["lost", "leaked", "corrupted", "duplicated", "reordered", "phantom"]
            + ["unexpected", "foreign", "staleRun", "late"]
        for name in innocent where name != outcome {
            #expect(report.number("ledger.\(name)") == 0, "\(name)")
        }
    }

    @Test(arguments: Transports.names)
    func `with the input watched, what was lost before the graph is told from what was withheld`(
        _ transport: String
    ) throws {
        let watching = Transports.arguments(transport) + ["--set", "watchInput=true"]
        let sound = try run(watching)
        #expect(sound.status == 0, "\(sound.output)\(sound.errors)")
        let first = try RunReport(onlyRunIn: folder)
        #expect(first.number("input.seen") == scenario.messages)
        #expect(first.number("latency.ingress.count") == scenario.messages)
        let result = try run(
            watching + ["--plant", "acknowledge-then-lose:0.05", "--reports", folder.path("lossy")]
        )
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder, reports: "lossy")
        let planted = try #require(
            PlantedFaults.count("acknowledge-then-lose", in: result.output)
        )
        let before = try #require(report.number("input.lostBefore"))
        let withheld = try #require(report.number("input.withheldUnseen"))
        #expect(before > 0 && withheld > 0)
        #expect(before + withheld == planted)
        #expect(report.number("input.lostBehind") == 0)
        #expect(report.number("ledger.lost") == before)
        let behind = try run(
            watching + ["--plant", "drop:0.05", "--reports", folder.path("behind")]
        )
        #expect(behind.status == 1, "\(behind.output)\(behind.errors)")
        let placed = try RunReport(onlyRunIn: folder, reports: "behind")
        #expect(placed.number("input.lostBehind") == PlantedFaults.count("drop", in: behind.output))
        #expect(placed.number("input.lostBefore") == 0)
        #expect(placed.number("input.withheldUnseen") == 0)
        // The history alone says all of it again.
        let name = try #require(folder.contents(of: "behind").first)
        let page = "behind/\(name)/report.json"
        let written = try contents(page)
        try FileManager.default.removeItem(atPath: folder.path(page))
        let again = try Command.run(Project.command, ["report", folder.path("behind/\(name)")])
        #expect(again.status == 1, "\(again.output)\(again.errors)")
        #expect(try contents(page) == written)
    }

    @Test func `both transports give the same verdict and the same counts`() throws {
        var ledgers: [[String: Int]] = []
        for transport in Transports.names {
            let file = try folder.write(scenario.text, to: "short.yaml")
            let arguments = ["run", file, "--sandbox", "--reports", folder.path(transport)]
            let result = try Command.run(
                Project.command,
                arguments + Transports.arguments(transport)
            )
            #expect(result.status == 0, "\(result.output)\(result.errors)")
            let report = try RunReport(onlyRunIn: folder, reports: transport)
            #expect(report.text("verdict") == "passed")
            ledgers.append(report.ledger)
        }
        #expect(ledgers.first == ledgers.last)
        #expect(ledgers.first?["withheld"] ?? 0 > 0)
    }

    @Test func `a delay beyond the patience is told as late, not as lost`() throws {
        let result = try run([
            "--plant", "delay:0.02,4s", "--set", "phases.drain=2s", "--set", "phases.measure=6s",
            "--set", "thresholds[+]=late == 0",
        ])
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        let planted = try #require(PlantedFaults.count("delay", in: result.output))
        let late = try #require(report.number("ledger.late"))
        let lost = try #require(report.number("ledger.lost"))
        #expect(late > 0)
        // What was sent in the last seconds comes out behind the drain, and is lost to this run.
        #expect(late + lost == planted)
    }

    @Test func `a wrong bound is told as a predicate that differs, with the value`() throws {
        let result = try run(["--plant", "wrong-bound"])
        #expect(result.output.contains("predicate"), "\(result.output)")
        #expect(result.output.contains("2000") || result.output.contains("4000"))
    }

    @Test func `the reports are made again from the history, byte for byte`() throws {
        _ = try run(["--plant", "drop:0.02", "--plant", "corrupt:0.02"])
        let name = try #require(folder.contents(of: "reports").first)
        let files = ["report.json", "report.md", "junit.xml"]
        let before = try files.map { try contents("reports/\(name)/\($0)") }
        for file in files {
            try FileManager.default.removeItem(atPath: folder.path("reports/\(name)/\(file)"))
        }
        let result = try Command.run(Project.command, ["report", folder.path("reports/\(name)")])
        #expect(result.status == 1)
        #expect(try files.map { try contents("reports/\(name)/\($0)") } == before)
    }

    @Test func `the sample report is what its history says today`() throws {
        let files = ["report.json", "report.md", "junit.xml"]
        let sample = Project.root.appending(path: "reports/sample")
        for file in files + ["history"] {
            let bytes = try Data(contentsOf: sample.appending(path: file))
            _ = try folder.write(Array(bytes), to: file)
        }
        let result = try Command.run(Project.command, ["report", folder.path("")])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        for file in files {
            let before = try Data(contentsOf: sample.appending(path: file))
            #expect(
                try contents(file) == before,
                "run `crucible report reports/sample` and look at what changed"
            )
        }
    }

    @Test func `the same seed sends the same messages`() throws {
        let plans = try (0..<2).map { _ in
            let file = try folder.write(scenario.text, to: "short.yaml")
            return try Command.run(Project.command, ["plan", file, "--messages", "200"]).output
        }
        #expect(plans[0] == plans[1])
        #expect(plans[0].contains("deliver"))
        #expect(plans[0].contains("withhold"))
    }

    @Test func `QoS 0 is judged too, and promises nothing`() throws {
        let result = try run(["--set", "workloads[0].qos=0"])
        #expect(result.status == 0 || result.status == 2, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        #expect(report.number("ledger.acknowledged") == 0)
        #expect(report.number("ledger.lost") == 0)
        #expect(report.number("ledger.sent") == scenario.messages)
    }

    private func contents(_ name: String) throws -> Data {
        try Data(contentsOf: folder.url.appending(path: name))
    }
}
