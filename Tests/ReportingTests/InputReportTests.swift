import Testing
import Verifier

@testable import Reporting

/// What reports say of the input, where it was watched.
@Suite struct InputReportTests {
    private static let counts = InputCounts(
        seen: 12_500,
        copies: 2,
        altered: 3,
        foreign: 4,
        lostBefore: 5,
        lostBehind: 6,
        withheldUnseen: 7,
        missed: 8
    )

    private func report(_ input: InputCounts?) -> Report {
        var report = ReportSamples.passed
        report.judgement.input = input
        return report
    }

    private func sentence(_ input: InputCounts?) -> String {
        MarkdownReport.input(of: report(input).judgement)
    }

    @Test func `the page says in one sentence what came by and what is missing`() {
        #expect(
            sentence(Self.counts)
                == "On the input: 12,500 of the run's messages came by, 2 further copies, "
                + "3 with other bytes, 4 of somebody else, 5 of the lost never came by, "
                + "6 of the lost did, 7 of the withheld never came by, "
                + "8 came out and were not seen here.\n"
        )
        #expect(
            sentence(InputCounts(seen: 3)) == "On the input: 3 of the run's messages came by.\n"
        )
        #expect(MarkdownReport().render(report(Self.counts)).contains(sentence(Self.counts)))
    }

    @Test func `the document has each count under its own name`() throws {
        let document = JSONReport.document(of: report(Self.counts))
        let input = try #require(document.members.first { $0.name == "input" })
        guard case .object(let object) = input.value else {
            Issue.record("not an object: \(input.value)")
            return
        }
        #expect(
            object.members.map(\.name) == [
                "seen", "copies", "altered", "foreign", "lostBefore", "lostBehind",
                "withheldUnseen", "missed",
            ]
        )
        #expect(
            object.members.map(\.value) == [12_500, 2, 3, 4, 5, 6, 7, 8].map { .unsigned($0) }
        )
    }

    @Test func `nothing is said where the input was not watched`() {
        #expect(sentence(nil).isEmpty)
        let document = JSONReport.document(of: report(nil))
        #expect(!document.members.contains { $0.name == "input" })
    }
}
