import Scenarios

/// What must come out came out on the topic that the graph makes of it.
struct NoMisrouting: Check {
    static let kind = "no-misrouting"

    func isAsked(_ facts: RunFacts) -> Bool { facts.routesByMessage }

    func conclude(_ facts: RunFacts) -> Finding {
        let misrouted = facts.counts[.misrouted]
        guard misrouted == 0 else {
            return finding(
                .failed,
                "\(Wording.messages(misrouted)) came out on another topic than they must"
            )
        }
        guard facts.passed > 0 else { return finding(.inconclusive, "nothing came out") }
        return finding(.passed, "everything that had to pass and did came out on its topic")
    }
}
