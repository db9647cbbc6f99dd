import FoundationEssentials
import Quantities
import Scenarios
import Testing
import Verifier

@testable import Reporting

@Suite struct JSONReportTests {
    private let document = JSONReport.document(of: ReportSamples.failed)

    @Test func `the fields stand in the order of the contract`() {
        #expect(
            document.members.map(\.name) == [
                "formatVersion", "verdict", "reason", "run", "thresholds", "checks", "ledger",
                "reordering", "measured", "latency", "connections", "generator", "broker",
                "failures", "incidents",
            ]
        )
    }

    @Test func `the ledger has every count under its own name, in order`() throws {
        var counts = LedgerCounts()
        for (index, count) in LedgerCount.allCases.enumerated() {
            counts[count] = UInt64(index + 1)
        }
        let members = JSONReport.ledger(counts).members
        #expect(
            members.map(\.name) == [
                "slots", "sent", "unsent", "acknowledged", "refused", "delivered", "withheld",
                "lost", "leaked", "duplicated", "duplicatedByHop", "duplicatedByPublisher",
                "duplicatedAroundInterruption", "duplicatedUnexplained", "corrupted", "misrouted",
                "propertyLost", "propertyAltered", "propertiesReordered", "timestampChanged",
                "reordered",
                "late", "recovered", "indeterminate", "phantom", "unexpected", "staleRun",
                "foreign",
            ]
        )
        #expect(members.map(\.value) == (1...28).map { .unsigned($0) })
        #expect(members.map(\.name) == LedgerCount.allCases.map(\.rawValue))
    }

    @Test func `connections have every count under its own name`() throws {
        var judgement = ReportSamples.passed.judgement
        for (index, count) in ConnectionCount.allCases.enumerated() {
            judgement.connections[count] = UInt64(index + 1)
        }
        let members = JSONReport.connections(judgement).members
        for (index, count) in ConnectionCount.allCases.enumerated() {
            let member = try #require(members.first { $0.name == count.reportName })
            #expect(member.value == .unsigned(UInt64(index + 1)))
        }
    }

    @Test func `a threshold on connections counts times and not messages`() throws {
        let document = JSONReport.document(of: ReportSamples.interrupted)
        let text = JSONWriter.document(.object(document))
        #expect(text.contains("\"unit\": \"times\""))
    }

    @Test func `latencies have the names of the contract`() throws {
        let latency = JSONReport.latency(ReportSamples.latencies(scale: 1))
        #expect(
            latency.members.map(\.name) == [
                "endToEnd", "endToEndFromSend", "publish", "sendLag", "tcpConnect",
                "tlsHandshake", "mqttConnect", "subscribe", "reauthentication",
            ]
        )
        let all = JSONReport.latency(ReportSamples.latencies(scale: 1), watchingInput: true)
        #expect(all.members.map(\.name)[3...4] == ["ingress", "graph"])
        guard case .object(let publish) = latency.members[2].value else {
            Issue.record("a stage is an object")
            return
        }
        #expect(
            publish.members.map(\.name) == ["count", "p50", "p90", "p95", "p99", "p999", "max"]
        )
    }

    @Test(
        arguments: [
            (0, []), (1, ["max"]), (19, ["max"]), (20, ["p50", "max"]), (99, ["p50", "max"]),
            (100, ["p50", "p90", "max"]), (199, ["p50", "p90", "max"]),
            (200, ["p50", "p90", "p95", "max"]), (999, ["p50", "p90", "p95", "max"]),
            (1_000, ["p50", "p90", "p95", "p99", "max"]),
            (9_999, ["p50", "p90", "p95", "p99", "max"]),
            (10_000, ["p50", "p90", "p95", "p99", "p999", "max"]),
        ] as [(Int, [String])]
    )
    func `a percentile is there when ten samples lie beyond it`(count: Int, names: [String]) {
        var latencies = Latencies()
        for index in 0..<count { latencies.endToEnd.record(.microseconds(Int64(index))) }
        guard case .object(let stage) = JSONReport.latency(latencies).members[0].value else {
            Issue.record("a stage is an object")
            return
        }
        #expect(stage.members.map(\.name) == ["count"] + names)
    }

    @Test func `latencies are microseconds`() {
        var latencies = Latencies()
        latencies.publish.record(Nanoseconds(1_234_567))
        guard case .object(let stage) = JSONReport.latency(latencies).members[2].value else {
            Issue.record("a stage is an object")
            return
        }
        #expect(stage.members.last?.value == .number(1_234.567))
    }

    @Test func `clock faults and hours are counted where there are some`() {
        var latencies = Latencies()
        latencies.publish.record(Nanoseconds(-1))
        latencies.publish.record(.seconds(4_000))
        guard case .object(let stage) = JSONReport.latency(latencies).members[2].value else {
            Issue.record("a stage is an object")
            return
        }
        #expect(stage.members.map(\.name) == ["count", "max", "negative", "overflow"])
    }

    @Test(arguments: ReportSamples.all.map(\.name))
    func `another reader can read it`(name: String) throws {
        struct Outline: Decodable {
            struct Run: Decodable {
                var id: String
                var seed: UInt64
            }
            var verdict: String
            var run: Run
            var ledger: [String: UInt64]
        }
        let report = try #require(ReportSamples.all.first { $0.name == name }).report
        let data = Data(JSONReport().render(report).utf8)
        let outline = try JSONDecoder().decode(Outline.self, from: data)
        #expect(outline.verdict == report.judgement.verdict.rawValue)
        #expect(outline.run.seed == 2_026)
        for count in LedgerCount.allCases {
            #expect(outline.ledger[count.rawValue] == report.judgement.counts[count])
        }
    }

    @Test func `no field is named after a token, and no format shows one`() {
        for (name, report) in ReportSamples.all {
            let names = Self.names(in: .object(JSONReport.document(of: report)))
            #expect(!names.contains { $0.lowercased().contains("token") }, "\(name)")
            for file in ReportFormats.files(of: report) {
                // Every JSON Web Token begins so: the encoded form of `{"`.
                #expect(!file.text.contains("eyJ"), "\(name) \(file.name)")
            }
        }
    }

    @Test func `every field is documented`() throws {
        let path = GoldenFile.folder + "/../../docs/report-format.md"
        let manual = try String(contentsOfFile: path, encoding: .utf8)
        for (_, report) in ReportSamples.all {
            for name in Self.names(in: .object(JSONReport.document(of: report))) {
                #expect(manual.contains("`\(name)`"), "add `\(name)` to docs/report-format.md")
            }
        }
    }

    /// The names of all fields, at any depth.
    private static func names(in value: JSONValue) -> Set<String> {
        switch value {
        case .object(let object):
            object.members.reduce(into: []) { names, member in
                names.insert(member.name)
                names.formUnion(Self.names(in: member.value))
            }
        case .array(let values): values.reduce(into: []) { $0.formUnion(names(in: $1)) }
        default: []
        }
    }
}
