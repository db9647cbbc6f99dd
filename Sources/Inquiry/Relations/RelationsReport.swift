/// What was found out of a graph's relations, in words.
public struct RelationsReport: Hashable, Sendable {
    /// One line a relation, with the counterexample of those that are broken.
    public let lines: [String]
    /// What they came to together: broken before not decided before held.
    public let verdict: RelationResult.Verdict

    /// Tells results.
    ///
    /// - Parameters:
    ///   - results: The results.
    ///   - again: The command that asks a relation again at a value.
    public init(_ results: [RelationResult], again: (Relation, String) -> String) {
        lines = results.flatMap { result -> [String] in
            let verdict = result.verdict.rawValue
            let padding = String(repeating: " ", count: max(1, 12 - verdict.utf8.count))
            let name = result.relation.rawValue
            let space = String(repeating: " ", count: max(1, 12 - name.utf8.count))
            var values = result.asked == 1 ? "1 value" : "\(result.asked) values"
            if result.unanswered > 0 { values += ", \(result.unanswered) without an answer" }
            let line = "\(verdict)\(padding)\(name)\(space)\(result.relation.sentence) (\(values))"
            guard let example = result.counterexample else { return [line] }
            return [
                line, "  \(example.base)", "  \(example.variant)",
                "  again: " + again(result.relation, ValueSpelling.text(of: example.value)),
            ]
        }
        let verdicts = results.map(\.verdict)
        verdict =
            verdicts.contains(.broken)
            ? .broken : verdicts.contains(.undecided) || verdicts.isEmpty ? .undecided : .held
    }
}
