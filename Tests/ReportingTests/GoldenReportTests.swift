import Evidence
import Reporting
import Testing
import Verifier

@Suite struct GoldenReportTests {
    @Test(arguments: ReportSamples.all.map(\.name), ReportFormats.all.map { type(of: $0).kind })
    func `a report is written as its golden file shows`(name: String, kind: String) throws {
        let report = try #require(ReportSamples.all.first { $0.name == name }).report
        let format = try #require(ReportFormats.all.first { type(of: $0).kind == kind })
        let text = format.render(report)
        #expect(text == format.render(report))
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
        try GoldenFile("\(name).\(type(of: format).fileName)").expect(text)
    }

    @Test func `each format has a kind and a file of its own`() {
        let names = ReportFormats.files(of: ReportSamples.passed).map(\.name)
        #expect(names == ["report.json", "report.md", "junit.xml"])
        #expect(Set(ReportFormats.all.map { type(of: $0).kind }).count == names.count)
    }

    @Test(arguments: ReportSamples.all.map(\.name))
    func `every format says the verdict before anything else`(name: String) throws {
        let report = try #require(ReportSamples.all.first { $0.name == name }).report
        for file in ReportFormats.files(of: report) {
            let lines = file.text.split(separator: "\n")
            let first = lines.prefix {
                !$0.lowercased().contains(report.judgement.verdict.rawValue)
            }
            // The JSON's format version and the elements around the JUnit properties come before.
            #expect(first.count <= 4, "\(file.name)")
        }
    }

    @Test func `a folder is named after time, scenario and run`() {
        #expect(
            Report.folderName(of: ReportSamples.header)
                == "2026-05-28T20-26-40Z-temperature-filter-quickstart-\(ReportSamples.header.run)"
        )
        var header = ReportSamples.header
        header.scenario = "../a b/ü"
        #expect(Report.folderName(of: header).contains("Z-..-a-b---"))
        #expect(!Report.folderName(of: header).contains("/"))
    }
}
