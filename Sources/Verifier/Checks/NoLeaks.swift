import Scenarios

/// Nothing came out that must not.
struct NoLeaks: Check {
    static let kind = "no-leaks"

    func conclude(_ facts: RunFacts) -> Finding {
        let leaked = facts.counts[.leaked]
        let mustNotPass = Wording.messages(facts.mustNotPass)
        if leaked > 0 {
            return finding(
                .failed,
                "\(Wording.number(leaked)) of \(mustNotPass) that must not pass came out"
            )
        }
        guard facts.mustNotPass > 0 else {
            return finding(.inconclusive, "nothing was sent that must not pass")
        }
        return finding(.passed, "none of \(mustNotPass) that must not pass came out")
    }
}
