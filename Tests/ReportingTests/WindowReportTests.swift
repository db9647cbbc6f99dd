import Quantities
import Testing

@testable import Reporting
@testable import Verifier

/// What reports say of windows, where the graph aggregates.
@Suite struct WindowReportTests {
    private static let failure = WindowFailure(
        kind: .wrong,
        begin: WallClockInstant(milliseconds: 620_000),
        end: WallClockInstant(milliseconds: 630_000),
        operations: ["accumulate"],
        words: "count 99, expected 100",
        expectedMessages: 100,
        possibleMessages: 1,
        results: 2,
        body: #"{"temperature":{"count":99}}"#,
        received: .milliseconds(15_050)
    )

    private static var counts: WindowCounts {
        var counts = WindowCounts()
        counts.exact = 1_234
        counts.withinSlack = 2
        counts.wrong = 1
        counts.undecided = 2
        counts.results = 1_240
        counts.updates = 3
        counts.expected = 1_000
        counts.counted = 999
        return counts
    }

    private func report(_ counts: WindowCounts?, failures: [WindowFailure] = []) -> Report {
        var report = ReportSamples.passed
        report.judgement.windows = counts
        report.judgement.windowFailures = failures
        return report
    }

    @Test func `the page tells what became of windows and shows those that went wrong`() {
        let report = report(Self.counts, failures: [Self.failure])
        let page = MarkdownReport().render(report)
        #expect(
            page.contains(
                "Windows: 1,234 exact, 2 right within what is not known, 1 wrong, 2 undecided."
                    + " 1,240 results came out, 3 of windows that had one."
                    + " Of 1,000 messages that went into judged results, these count 999.\n"
            )
        )
        #expect(page.contains("## First windows that went wrong"))
        #expect(page.contains("window 00:10:20–00:10:30: count 99, expected 100"))
        #expect(page.contains(#"{"temperature":{"count":99}}"#))
    }

    @Test func `the document has every count and every failure`() throws {
        let document = JSONReport.document(of: report(Self.counts, failures: [Self.failure]))
        let names = document.members.map(\.name)
        #expect(names.contains("windows"))
        let failures = try #require(document.members.first { $0.name == "windowFailures" })
        guard case .array(let list) = failures.value, case .object(let object)? = list.first else {
            Issue.record("not a list of objects: \(failures.value)")
            return
        }
        #expect(
            object.members.map(\.name) == [
                "class", "begin", "end", "operations", "sentence", "expectedMessages",
                "possibleMessages", "results", "body", "receivedSeconds",
            ]
        )
        #expect(
            JSONReport.windows(Self.counts).members.map(\.name) == [
                "exact", "withinSlack", "wrong", "missing", "undecided", "invented", "results",
                "updates", "late", "early", "placedByArrival", "gatheredMessages",
                "expectedMessages", "countedMessages",
            ]
        )
    }

    @Test func `nothing is said where the graph does not aggregate`() {
        #expect(MarkdownReport.windows(of: report(nil).judgement).isEmpty)
        #expect(MarkdownReport.windowFailures(of: report(nil).judgement).isEmpty)
        let document = JSONReport.document(of: report(nil))
        #expect(!document.members.contains { $0.name.hasPrefix("window") })
    }
}
