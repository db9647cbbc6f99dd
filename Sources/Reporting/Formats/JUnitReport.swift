import Evidence
import Quantities
import Scenarios
import Verifier

/// The report for continuous integration: a test case for each threshold and each check.
///
/// What failed is a failure. What is inconclusive or invalid is an error, not a skipped case, so
/// that no pipeline turns green without evidence.
///
/// Source: the schema of Apache Ant's JUnit task as published by Windy Road, which Jenkins, GitLab,
/// Azure DevOps and GitHub's reporters read.
public struct JUnitReport: ReportFormat {
    /// The name of the kind.
    public static let kind = "junit"

    /// The name of its file.
    public static let fileName = "junit.xml"

    /// Creates the format.
    public init() {}

    /// Writes a report as one test suite.
    public func render(_ report: Report) -> String {
        let cases = Self.cases(of: report)
        let header = report.header
        let suite = XMLElement(
            "testsuite",
            [
                "name": header.scenario,
                "package": "crucible",
                "id": "0",
                "timestamp": Timestamp(header.started).zonelessText,
                "hostname": "localhost",
                "tests": String(cases.count),
                "failures": String(cases.count { $0.verdict == .failed }),
                "errors": String(cases.count { $0.verdict.isError }),
                "skipped": "0",
                "time": Self.seconds(report.scenario.phases.load),
            ],
            children: [Self.properties(of: report)] + cases.map(\.element) + [
                XMLElement("system-out", text: Self.summary(of: report)),
                XMLElement("system-err"),
            ]
        )
        return XMLElement("testsuites", children: [suite]).document
    }

    private static func cases(of report: Report) -> [JUnitCase] {
        let judgement = report.judgement
        var cases = judgement.thresholds.map { result in
            JUnitCase(
                className: "thresholds",
                name: result.expression,
                verdict: result.verdict,
                message: "\(result.sentence) (actual: \(result.actualText))"
            )
        }
        cases += judgement.findings.map { finding in
            JUnitCase(
                className: "checks",
                name: finding.check,
                verdict: finding.verdict,
                message: finding.sentence,
                details: finding.details
            )
        }
        // The verdict is the worst of the above; should none of them show it, it must not be lost.
        let worst = cases.map(\.verdict).max() ?? .passed
        if judgement.verdict > worst || cases.isEmpty {
            cases.append(
                JUnitCase(
                    className: "run",
                    name: "verdict",
                    verdict: judgement.verdict,
                    message: judgement.reason
                )
            )
        }
        return cases
    }

    private static func properties(of report: Report) -> XMLElement {
        let header = report.header
        let values: KeyValuePairs<String, String> = [
            "verdict": report.judgement.verdict.rawValue,
            "reason": report.judgement.reason,
            "run": header.run.description,
            "seed": String(header.seed),
            "scenarioHash": SHA256.hexadecimal(header.scenarioFile.text.utf8),
            "started": Timestamp(header.started).text,
            "broker": report.broker?.address ?? report.scenario.target.broker,
            "sandbox": String(header.isSandbox),
            "planted": header.planted.joined(separator: " "),
            "crucible": header.versions.crucible,
            "generator": report.judgement.generator.validity.rawValue,
            "disconnects": String(report.judgement.connections[.disconnects]),
            "reconnects": String(report.judgement.connections[.reconnects]),
            "renewals": String(report.judgement.connections[.renewals]),
        ]
        return XMLElement(
            "properties",
            children: values.map { XMLElement("property", ["name": $0.key, "value": $0.value]) }
        )
    }

    private static func summary(of report: Report) -> String {
        let verdict = report.judgement.verdict.rawValue
        let warning = report.history.warning.map { "\n\($0)" } ?? ""
        return "\(verdict): \(report.judgement.reason)\(warning)"
    }

    /// Seconds with three decimals: the schema takes no exponents.
    static func seconds(_ length: Nanoseconds) -> String {
        let milliseconds = max(0, length.count) / 1_000_000
        let digits = String(milliseconds % 1_000)
        let zeros = String(repeating: "0", count: 3 - digits.count)
        return "\(milliseconds / 1_000).\(zeros)\(digits)"
    }
}
