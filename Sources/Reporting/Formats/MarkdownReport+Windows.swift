import Verifier

extension MarkdownReport {
    /// How many failures of a kind are shown; the others are in `report.json`.
    private static let shownWindowsOfEachKind = 10

    /// What became of windows; empty where the graph does not aggregate.
    static func windows(of judgement: Judgement) -> String {
        guard let windows = judgement.windows else { return "" }
        let parts = [
            (windows.withinSlack, "right within what is not known"), (windows.wrong, "wrong"),
            (windows.missing, "without a result"), (windows.undecided, "undecided"),
            (windows.invented, "in which nothing was sent"),
        ]
        let told = parts.filter { $0.0 > 0 }.map { ", \(Readable.number($0.0)) \($0.1)" }
        var text = "Windows: \(Readable.number(windows.exact)) exact\(told.joined())."
        let results = [
            (windows.updates, "of windows that had one"), (windows.late, "late"),
            (windows.early, "from before the load"),
            (windows.placedByArrival, "placed by when they came"),
        ]
        let more = results.filter { $0.0 > 0 }.map { ", \(Readable.number($0.0)) \($0.1)" }
        text += " \(Readable.number(windows.results)) results came out\(more.joined())."
        guard let counted = windows.counted else { return text + "\n" }
        return text
            + " Of \(Readable.number(windows.expected)) messages that went into judged results,"
            + " these count \(Readable.number(counted)).\n"
    }

    /// The first windows that did not end as they must.
    static func windowFailures(of judgement: Judgement) -> String {
        guard !judgement.windowFailures.isEmpty else { return "" }
        var table = MarkdownTable([
            .init("Failure"), .init("Window"), .init("Results", isNumeric: true), .init("Received"),
            .init("Last result"),
        ])
        var hidden = 0
        for kind in WindowFailure.Kind.allCases {
            let failures = judgement.windowFailures.filter { $0.kind == kind }
            table.rows += failures.prefix(shownWindowsOfEachKind).map { failure in
                [
                    failure.kind.rawValue, Markdown.escaped(failure.sentence),
                    String(failure.results),
                    failure.received.map { Readable.moment($0) } ?? "–",
                    failure.body.map { Markdown.code($0, limit: 160) } ?? "–",
                ]
            }
            hidden += max(0, failures.count - shownWindowsOfEachKind)
        }
        let more = hidden > 0 ? "\n\(hidden) more are in `report.json`.\n" : ""
        return "## First windows that went wrong\n\n" + table.text + more
    }
}
