/// Every result is what the messages of its window make.
struct WindowsCorrect: Check {
    static let kind = "windows-correct"

    func isAsked(_ facts: RunFacts) -> Bool { facts.windows != nil }

    func conclude(_ facts: RunFacts) -> Finding {
        let counts = facts.windows ?? WindowCounts()
        let right = counts.exact + counts.withinSlack
        if counts.wrong > 0 {
            let sentence =
                "\(Wording.number(counts.wrong)) of"
                + " \(Wording.count(right + counts.wrong, "result", "results"))"
                + " \(counts.wrong == 1 ? "is" : "are") wrong"
            return finding(
                .failed,
                sentence + facts.first(of: .wrong),
                details: facts.details(of: .wrong)
            )
        }
        guard right > 0 else {
            return finding(.inconclusive, "no result came out that could be judged")
        }
        let slack =
            counts.withinSlack == 0
            ? "exact"
            : "right, \(Wording.number(counts.withinSlack)) of them within what messages without an"
                + " answer and copies leave open"
        return finding(
            .passed,
            right == 1
                ? "the result is \(slack)"
                : "all \(Wording.number(right)) results are \(slack)"
        )
    }
}
