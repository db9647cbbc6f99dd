import Scenarios

/// Nothing came out that must not.
struct NoLeaks: Check {
    static let kind = "no-leaks"

    func isAsked(_ facts: RunFacts) -> Bool {
        facts.throttles == nil || facts.mustNotPass > 0
    }

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
        let unwatched = min(facts.unwatchedToWithhold, facts.mustNotPass)
        guard unwatched < facts.mustNotPass else {
            return finding(
                .inconclusive,
                "none of \(mustNotPass) that must not pass was watched for as long as it could come"
                    + " out"
            )
        }
        // What was watched stands for the rest: a graph that leaks does not wait for that.
        let rest =
            unwatched == 0
            ? ""
            : ", as far as was seen: while the verifier had no session,"
                + " \(Wording.number(unwatched)) of them at most may have come out"
        return finding(.passed, "none of \(mustNotPass) that must not pass came out\(rest)")
    }
}
