import Quantities
import Testing

@testable import Reporting
@testable import Verifier

/// What reports say of a throttle, where the graph has one.
@Suite struct ThrottleReportTests {
    private func report(_ limits: [ThrottleCounts]?) -> Report {
        var report = ReportSamples.passed
        report.judgement.throttles = limits
        return report
    }

    private static var kept: ThrottleCounts {
        var counts = ThrottleCounts()
        counts.topics = "raw/#"
        counts.limit = "20.0"
        counts.offered = 4_000
        counts.passed = 20
        return counts
    }

    private static var broken: ThrottleCounts {
        var counts = kept
        counts.tooEarly = 3
        counts.silences = 2
        counts.longestSilence = .milliseconds(150)
        return counts
    }

    @Test func `the page has a line for each limit`() {
        let page = MarkdownReport().render(report([Self.kept, Self.broken]))
        #expect(
            page.contains(
                "Throttle on `raw/#`, 20.0 a second: 20 of 4,000 messages passed.\n"
                    + "Throttle on `raw/#`, 20.0 a second: 20 of 4,000 messages passed, 3 of them"
                    + " too early; silent 2 times with room, for up to 150 ms.\n"
            )
        )
        #expect(!MarkdownReport().render(report(nil)).contains("Throttle"))
    }

    @Test func `the document has an element for each limit`() {
        let document = JSONReport.document(of: report([Self.broken]))
        let element = JSONReport.throttle(Self.broken)
        #expect(document.members.contains { $0.name == "throttles" })
        #expect(
            JSONWriter.document(.object(element)).split(whereSeparator: \.isWhitespace).joined()
                == #"{"topics":"raw/#","limit":"20.0","offered":4000,"passed":20,"tooEarly":3,"#
                + #""silences":2,"longestSilence":150000}"#
        )
        #expect(!JSONReport.document(of: report(nil)).members.contains { $0.name == "throttles" })
    }
}
