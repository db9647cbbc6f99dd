import Evidence
import Scenarios
import Verifier

/// The report for people: the verdict and why, then what it rests on, the most telling first.
public struct MarkdownReport: ReportFormat {
    /// The name of the kind.
    public static let kind = "markdown"

    /// The name of its file.
    public static let fileName = "report.md"

    /// Creates the format.
    public init() {}

    /// Writes a report in GitHub's flavour of Markdown.
    public func render(_ report: Report) -> String {
        let sections = [
            Self.headline(of: report),
            Self.thresholds(of: report.judgement),
            Self.checks(of: report.judgement),
            Self.ledger(of: report.judgement.counts),
            Self.input(of: report.judgement),
            Self.windows(of: report.judgement),
            Self.throttles(of: report.judgement),
            Self.poison(of: report.judgement),
            Self.latency(of: report),
            Self.connections(of: report.judgement),
            Self.generator(of: report.judgement),
            Self.failures(of: report.judgement),
            Self.windowFailures(of: report.judgement),
            Self.incidents(of: report.judgement),
            Self.broker(of: report),
            Self.run(of: report),
            Self.again(of: report.header),
        ]
        return sections.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func headline(of report: Report) -> String {
        let header = report.header
        let judgement = report.judgement
        let name = Markdown.escaped(header.scenario)
        let place = header.isSandbox ? "the embedded sandbox" : Markdown.code(address(of: report))
        var text = """
            # \(symbol(judgement.verdict)) \(title(judgement.verdict)): \(name)

            **\(Markdown.sentence(judgement.reason))**

            Run `\(header.run)`, \(Timestamp(header.started).readableText), on \(place), seed \
            \(header.seed).

            """
        if !header.planted.isEmpty {
            let faults = header.planted.map { Markdown.code($0) }.joined(separator: ", ")
            text += "\n> Faults were planted in the sandbox on purpose: \(faults).\n"
        }
        if let warning = report.history.warning {
            text += "\n> ⚠️ \(Markdown.sentence(warning))\n"
        }
        return text
    }

    private static func thresholds(of judgement: Judgement) -> String {
        guard !judgement.thresholds.isEmpty else {
            return "## Thresholds\n\nThe scenario sets none.\n"
        }
        var table = MarkdownTable([.init("Verdict"), .init("Threshold"), .init("Actual")])
        for result in judgement.thresholds {
            table.rows.append([
                badge(result.verdict), Markdown.code(result.expression),
                Markdown.escaped(result.actualText),
            ])
        }
        return "## Thresholds\n\n" + table.text
            + notes(judgement.thresholds.filter { $0.verdict.isError }.map(\.sentence))
    }

    private static func checks(of judgement: Judgement) -> String {
        guard !judgement.findings.isEmpty else { return "" }
        var table = MarkdownTable([.init("Verdict"), .init("Check"), .init("Finding")])
        for finding in judgement.findings {
            table.rows.append([
                badge(finding.verdict), Markdown.code(finding.check),
                Markdown.escaped(finding.sentence),
            ])
        }
        let details = judgement.findings.filter { $0.verdict != .passed }.flatMap(\.details)
        return "## Checks\n\n" + table.text + notes(details)
    }

    /// Sentences as a list behind a blank line; nothing when there are none.
    static func notes(_ sentences: [String]) -> String {
        guard !sentences.isEmpty else { return "" }
        return "\n" + sentences.map { "- \(Markdown.escaped($0))\n" }.joined()
    }

    /// The broker's address, as connected to or else as the scenario names it.
    static func address(of report: Report) -> String {
        report.broker?.address ?? report.scenario.target.broker
    }

    private static func badge(_ verdict: Verdict) -> String {
        "\(symbol(verdict)) \(verdict.rawValue)"
    }

    private static func title(_ verdict: Verdict) -> String {
        switch verdict {
        case .passed: "Passed"
        case .failed: "Failed"
        case .inconclusive: "Inconclusive"
        case .invalid: "Invalid"
        }
    }

    private static func symbol(_ verdict: Verdict) -> String {
        switch verdict {
        case .passed: "✅"
        case .failed: "❌"
        case .inconclusive: "❔"
        case .invalid: "⚠️"
        }
    }
}
