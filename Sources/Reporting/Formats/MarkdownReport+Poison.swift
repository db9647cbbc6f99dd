import Verifier

extension MarkdownReport {
    /// What became of poison; empty where none was sent.
    static func poison(of judgement: Judgement) -> String {
        let kinds = (judgement.poison ?? []).filter { $0.sent > 0 }
        guard !kinds.isEmpty else { return "" }
        var table = MarkdownTable(
            [
                .init("Poison"), .init("Sent", isNumeric: true), .init("Refused", isNumeric: true),
                .init("Came out", isNumeric: true), .init("Missing nearby", isNumeric: true),
                .init("Next good after", isNumeric: true),
            ]
        )
        table.rows = kinds.map { kind in
            [
                Markdown.code(kind.kind), Readable.number(kind.sent), Readable.number(kind.refused),
                Readable.number(kind.passed), Readable.number(kind.missingNearby),
                kind.longestRecovery.map { Readable.length($0) } ?? "–",
            ]
        }
        return "## Poison\n\n" + table.text
    }
}
