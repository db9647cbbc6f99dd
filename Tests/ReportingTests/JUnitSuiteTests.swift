import Foundation
import Quantities
import Reporting
import Testing
import Verifier

/// A JUnit document of cases that are no run's checks.
@Suite struct JUnitSuiteTests {
    private static let verdicts: [Verdict] = [.passed, .failed, .inconclusive]

    private func document(names: [String], reason: String = "it differs") -> String {
        let cases = zip(names, Self.verdicts).map { name, verdict in
            JUnitSuite.Case(
                group: "tests",
                name: name,
                verdict: verdict,
                reason: reason,
                took: .milliseconds(1_250)
            )
        }
        let started = WallClockInstant(milliseconds: 1_758_255_553_528)
        return JUnitSuite(name: "tests", started: started, cases: cases).document
    }

    @Test func `counts, times and reasons are in it`() {
        let text = document(names: ["a", "b", "c"])
        #expect(text.contains(#"tests="3" failures="1" errors="1" skipped="0" time="3.750""#))
        #expect(text.contains(#"classname="crucible.tests" name="a" time="1.250""#))
        #expect(text.components(separatedBy: "<failure ").count == 2)
        #expect(text.components(separatedBy: "<error ").count == 2)
        #expect(text.components(separatedBy: #"message="it differs""#).count == 3)
    }

    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: JUnitReportTests.xmllint),
            "needs libxml2-utils"
        )
    )
    func `it is valid against the schema, whatever the names`() throws {
        let hostile = "a\"<&>'\u{1}]]>é\u{1F321}"
        for names in [["a", "b", "c"], [hostile, hostile, hostile], []] {
            let text = document(names: names, reason: hostile)
            #expect(try JUnitReportTests.complaints(about: text) == "")
        }
    }
}
