/// No result came out for a window in which nothing was sent.
struct NoInventedWindows: Check {
    static let kind = "no-invented-windows"

    func isAsked(_ facts: RunFacts) -> Bool { facts.windows != nil }

    func conclude(_ facts: RunFacts) -> Finding {
        let counts = facts.windows ?? WindowCounts()
        guard counts.invented == 0 else {
            let sentence =
                "\(Wording.count(counts.invented, "result", "results")) came out for windows in"
                + " which nothing was sent"
            return finding(
                .failed,
                sentence + facts.first(of: .invented),
                details: facts.details(of: .invented)
            )
        }
        guard counts.results > counts.early else {
            return finding(.inconclusive, "no result came out")
        }
        return finding(.passed, "every result is of a window in which something was sent")
    }
}

extension RunFacts {
    /// The first failure of a kind, to be read behind a sentence; empty where there is none.
    func first(of kind: WindowFailure.Kind) -> String {
        windowFailures.first { $0.kind == kind }.map { ": \($0.sentence)" } ?? ""
    }

    /// The further failures of a kind, as far as details name them.
    func details(of kind: WindowFailure.Kind) -> [String] {
        windowFailures.filter { $0.kind == kind }.dropFirst().prefix(5).map(\.sentence)
    }
}
