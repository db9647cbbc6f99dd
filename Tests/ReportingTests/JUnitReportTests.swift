import Foundation
import Reporting
import Testing
import Verifier

@Suite struct JUnitReportTests {
    static let xmllint = "/usr/bin/xmllint"

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: xmllint), "needs libxml2-utils"),
        arguments: ReportSamples.all.map(\.name)
    )
    func `a report is valid against the schema`(name: String) throws {
        let report = try #require(ReportSamples.all.first { $0.name == name }).report
        #expect(try Self.complaints(about: JUnitReport().render(report)) == "")
    }

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: xmllint), "needs libxml2-utils")
    )
    func `no text makes it invalid, and the schema notices what is`() throws {
        var report = ReportSamples.failed
        let hostile = String(
            String.UnicodeScalarView((0...0x2FF).compactMap { Unicode.Scalar($0) })
        )
        report.judgement.reason = hostile + "]]>\u{FFFE}\u{FFFF}&amp;--><!-- \u{1F321}"
        report.judgement.findings[0].details = [hostile]
        report.judgement.thresholds[0].sentence = hostile
        report.judgement.thresholds[1].expression = "a\"<&>'b"
        let text = JUnitReport().render(report)
        #expect(try Self.complaints(about: text) == "")
        let broken = text.replacingOccurrences(of: " timestamp=", with: " time-stamp=")
        #expect(try Self.complaints(about: broken) != "")
    }

    @Test(
        arguments: [
            (.passed, 0, 0), (.failed, 1, 0), (.inconclusive, 0, 1), (.invalid, 0, 1),
        ] as [(Verdict, Int, Int)]
    )
    func `only a passed case is neither failure nor error`(
        verdict: Verdict,
        failures: Int,
        errors: Int
    ) {
        var report = ReportSamples.passed
        report.judgement.findings[0].verdict = verdict
        report.judgement.verdict = verdict
        let text = JUnitReport().render(report)
        #expect(text.contains("tests=\"4\" failures=\"\(failures)\" errors=\"\(errors)\""))
        #expect(text.components(separatedBy: "<failure ").count - 1 == failures)
        #expect(text.components(separatedBy: "<error ").count - 1 == errors)
        #expect(text.components(separatedBy: "<testcase ").count - 1 == 4)
    }

    @Test(arguments: [.failed, .inconclusive, .invalid] as [Verdict])
    func `a verdict that no case shows is a case of its own`(verdict: Verdict) {
        var report = ReportSamples.passed
        report.judgement.verdict = verdict
        #expect(JUnitReport().render(report).contains("tests=\"5\""))
        report.judgement.thresholds = []
        report.judgement.findings = []
        let text = JUnitReport().render(report)
        #expect(text.contains("tests=\"1\""))
        #expect(text.contains("classname=\"crucible.run\" name=\"verdict\""))
        #expect(text.contains(verdict == .failed ? "<failure " : "<error "))
    }

    @Test func `a passed report without cases has one, because readers refuse empty suites`() {
        var report = ReportSamples.passed
        report.judgement.thresholds = []
        report.judgement.findings = []
        let text = JUnitReport().render(report)
        #expect(text.contains("tests=\"1\" failures=\"0\" errors=\"0\""))
    }

    /// What xmllint has against a document; empty when it is valid.
    static func complaints(about text: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appendingPathComponent("crucible-junit-\(UUID().uuidString).xml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: xmllint)
        let schema = GoldenFile.folder + "/Schemas/junit.xsd"
        process.arguments = ["--nonet", "--noout", "--schema", schema, file.path]
        let output = Pipe()
        process.standardError = output
        try process.run()
        let complaints = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : String(decoding: complaints, as: UTF8.self)
    }
}
