import Verifier

extension MarkdownReport {
    /// What a throttle did; empty where the graph has none.
    static func throttles(of judgement: Judgement) -> String {
        guard let throttles = judgement.throttles, !throttles.isEmpty else { return "" }
        return throttles.map { limit in
            var text =
                "Throttle on \(Markdown.code(limit.topics)), \(limit.limit) a second:"
                + " \(Readable.number(limit.passed)) of \(Readable.number(limit.offered)) messages"
                + " passed"
            if limit.tooEarly > 0 {
                text += ", \(Readable.number(limit.tooEarly)) of them too early"
            }
            if let longest = limit.longestSilence {
                text += "; silent \(Readable.number(limit.silences)) times with room, for up to"
                text += " \(Readable.length(longest))"
            }
            return text + ".\n"
        }
        .joined()
    }
}
