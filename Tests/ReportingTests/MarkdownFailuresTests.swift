import Quantities
import Testing
import Verifier

@testable import Reporting

/// The table of first failures in `report.md`.
@Suite struct MarkdownFailuresTests {
    private func table(_ failures: [Failure]) -> String {
        var judgement = ReportSamples.failed.judgement
        judgement.failures = failures
        return MarkdownReport.failures(of: judgement)
    }

    private let lost = Failure(
        kind: .lost,
        publisher: 3,
        sequence: 7,
        payload: "{}",
        value: 2_246,
        intended: .milliseconds(14),
        sent: .milliseconds(15)
    )

    @Test func `has no column for what is not known of any message`() {
        let text = table([lost])
        #expect(text.contains("Intended"))
        #expect(!text.contains("Acknowledged"))
        #expect(!text.contains("Received"))
        var received = lost
        received.received = .milliseconds(20)
        #expect(table([lost, received]).contains("Received"))
    }

    @Test func `says on which side of the input a message went missing, where that was watched`() {
        #expect(!table([lost]).contains("On the input"))
        var before = lost
        before.isSeenOnInput = false
        var behind = lost
        behind.isSeenOnInput = true
        let rows = table([before, behind]).split(separator: "\n")
        #expect(rows.contains { $0.contains("On the input") })
        #expect(rows.filter { $0.contains("| not seen") }.count == 1)
        #expect(rows.filter { $0.contains("| seen") }.count == 1)
    }

    @Test func `writes values as the payloads do, whole ones without a point`() {
        #expect(table([lost]).contains(" 2246 |"))
    }
}
