import Scenarios

/// What came out has the bytes it must have.
struct NoCorruption: Check {
    static let kind = "no-corruption"

    func isAsked(_ facts: RunFacts) -> Bool { !facts.isAllGathered }

    func conclude(_ facts: RunFacts) -> Finding {
        let corrupted = facts.counts[.corrupted]
        if corrupted > 0 {
            return finding(
                .failed,
                "\(Wording.messages(corrupted)) came out with other bytes than they must"
            )
        }
        let passed = facts.passed + facts.throttled
        guard passed > 0 else {
            return finding(.inconclusive, "nothing came out that could be compared")
        }
        return finding(
            .passed,
            "all \(Wording.messages(passed)) that \(facts.throttles == nil ? "had to" : "could") pass and"
                + " did came out byte for byte"
        )
    }
}
