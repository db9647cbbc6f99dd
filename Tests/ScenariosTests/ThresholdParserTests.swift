import Quantities
import Testing

@testable import Scenarios

@Suite struct ThresholdParserTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var text: String
        var metric: Threshold.Metric
        var comparison: Threshold.Comparison
        var limit: Threshold.Limit
        var testDescription: String { text }

        init(
            _ text: String,
            _ metric: Threshold.Metric,
            _ comparison: Threshold.Comparison,
            _ limit: Threshold.Limit
        ) {
            self.text = text
            self.metric = metric
            self.comparison = comparison
            self.limit = limit
        }
    }

    static let rows = [
        Row("lost == 0", .count(.lost), .equal, .count(0)),
        Row("lost==0", .count(.lost), .equal, .count(0)),
        Row("stale_run <= 3", .count(.staleRun), .atMost, .count(3)),
        Row("staleRun != 3", .count(.staleRun), .notEqual, .count(3)),
        Row("delivered >= 18446744073709551615", .count(.delivered), .atLeast, .count(.max)),
        Row(
            "end_to_end.p99 < 250ms",
            .percentile(.endToEnd, .p99),
            .less,
            .duration(.milliseconds(250))
        ),
        Row("endToEnd.p50 < 1s", .percentile(.endToEnd, .p50), .less, .duration(.seconds(1))),
        Row(
            "end_to_end_from_send.p95 > 1us",
            .percentile(.endToEndFromSend, .p95),
            .greater,
            .duration(.microseconds(1))
        ),
        Row("publish.max <= 1s", .maximum(.publish), .atMost, .duration(.seconds(1))),
        Row(
            "  send_lag.p99.9  <  5ms  ",
            .percentile(.sendLag, .p999),
            .less,
            .duration(.milliseconds(5))
        ),
        Row(
            "send_lag.p999 < 5ms",
            .percentile(.sendLag, .p999),
            .less,
            .duration(.milliseconds(5))
        ),
        Row("send_lag.p90 < 1m30s", .percentile(.sendLag, .p90), .less, .duration(.seconds(90))),
        Row("reconnects == 0", .connections(.reconnects), .equal, .count(0)),
        Row("renewals >= 3", .connections(.renewals), .atLeast, .count(3)),
        Row("sessions_lost == 0", .connections(.sessionsLost), .equal, .count(0)),
        Row("renewalsRefused == 0", .connections(.renewalsRefused), .equal, .count(0)),
        Row("disconnects <= 5", .connections(.disconnects), .atMost, .count(5)),
        Row(
            "tls_handshake.p99 < 1s",
            .percentile(.tlsHandshake, .p99),
            .less,
            .duration(.seconds(1))
        ),
        Row("mqttConnect.max < 2s", .maximum(.mqttConnect), .less, .duration(.seconds(2))),
        Row(
            "reauthentication.max < 5s",
            .maximum(.reauthentication),
            .less,
            .duration(.seconds(5))
        ),
    ]

    @Test(arguments: rows)
    func `a threshold is a metric, a comparison and a limit`(row: Row) throws {
        let threshold = try ThresholdParser.parse(row.text)
        #expect(threshold.expression == row.text)
        #expect(threshold.metric == row.metric)
        #expect(threshold.comparison == row.comparison)
        #expect(threshold.limit == row.limit)
    }

    @Test(arguments: LedgerCount.allCases)
    func `every count of the ledger can be named`(count: LedgerCount) throws {
        let threshold = try ThresholdParser.parse("\(count.rawValue) == 0")
        #expect(threshold.metric == .count(count))
    }

    @Test(arguments: ConnectionCount.allCases)
    func `every count of what happened to connections can be named, in both spellings`(
        count: ConnectionCount
    ) throws {
        for name in [count.rawValue, count.reportName] {
            let threshold = try ThresholdParser.parse("\(name) == 0")
            #expect(threshold.metric == .connections(count))
        }
    }

    @Test func `no two metrics share a name`() {
        let names =
            LatencyStage.allCases.flatMap { [$0.rawValue, $0.reportName] }
            + LedgerCount.allCases.map(\.rawValue)
            + ConnectionCount.allCases.flatMap { [$0.rawValue, $0.reportName] }
        let folded = names.map { $0.lowercased().replacing("_", with: "") }
        let stages = LatencyStage.allCases.count
        let counts = LedgerCount.allCases.count + ConnectionCount.allCases.count
        #expect(Set(folded).count == stages + counts)
    }

    @Test(arguments: LatencyStage.allCases, ["p50", "p90", "p95", "p99", "p99.9", "p999", "max"])
    func `every stage has every statistic`(stage: LatencyStage, statistic: String) throws {
        for name in [stage.rawValue, stage.reportName] {
            _ = try ThresholdParser.parse("\(name).\(statistic) < 1s")
        }
    }

    @Test(arguments: [
        ("", 0, ScenarioError.Code.malformedValue), ("lost", 4, .malformedValue),
        ("lost ==", 7, .malformedValue), ("lost => 0", 5, .malformedValue),
        ("lost == 0 0", 8, .malformedValue), ("lost == -1", 8, .malformedValue),
        ("lost == 0.5", 8, .malformedValue), ("lost == 1s", 8, .wrongType),
        ("lots == 0", 0, .unknownKind), ("endtoend.p99 < 1s", 0, .unknownKind),
        ("end_to_end.p0 < 1s", 11, .unknownKind), ("end_to_end.p99.9999 < 1s", 11, .unknownKind),
        ("end_to_end. < 1s", 10, .malformedValue), ("end_to_end.p99 < 1", 17, .wrongType),
        ("end_to_end.p99 < 1s2h", 19, .malformedValue), ("é == 0", 0, .unknownKind),
    ])
    func `a mistake is where it is`(text: String, offset: Int, code: ScenarioError.Code) {
        let problem = #expect(throws: ValueProblem.self) { try ThresholdParser.parse(text) }
        #expect(problem?.offset == offset)
        #expect(problem?.code == code)
    }

    @Test func `a threshold of its own points at the character too`() {
        let errors = errors { try Threshold(text: "lost == 5ms") }
        #expect(errors.map(\.location) == [SourceLocation(file: "threshold", line: 1, column: 9)])
    }
}
