import Scenarios

/// The run put to the test what it claims to: a pass that nothing could have failed is none.
struct EnoughEvidence: Check {
    static let kind = "enough-evidence"

    func conclude(_ facts: RunFacts) -> Finding {
        if facts.counts[.sent] == 0 { return finding(.inconclusive, "nothing was sent at all") }
        if facts.isSilent {
            return finding(
                .inconclusive,
                "nothing came out at all: is the graph deployed, does it read topic"
                    + " \"\(facts.input)\", and does it write topic \"\(facts.output)\"?"
            )
        }
        if facts.asksAnswers, facts.counts[.acknowledged] == 0 {
            return finding(.inconclusive, "the broker acknowledged nothing")
        }
        if let windows = facts.windows {
            guard windows.judged > 0 else {
                return finding(
                    .inconclusive,
                    "no window was over that could be judged: the first and the last of a run are"
                        + " not whole, so measure for three windows or more"
                )
            }
            if facts.isAllGathered {
                return finding(
                    .passed,
                    "\(Wording.messages(windows.gathered)) went into windows, of which"
                        + " \(Wording.number(windows.judged)) were judged"
                )
            }
        }
        if let throttles = facts.throttles, !throttles.isEmpty, facts.mustPass == 0 {
            let offered = throttles.reduce(0) { $0 + $1.offered }
            return finding(
                .passed,
                "\(Wording.messages(offered)) came to the throttle, of which"
                    + " \(Wording.number(facts.throttled)) passed"
            )
        }
        if facts.mustPass == 0 {
            return finding(.inconclusive, "nothing was sent that had to pass the graph")
        }
        if facts.mustNotPass == 0 {
            return finding(.inconclusive, "nothing was sent that the graph had to withhold")
        }
        return finding(
            .passed,
            "\(Wording.messages(facts.mustPass)) had to pass and"
                + " \(Wording.messages(facts.mustNotPass)) had to be withheld"
        )
    }
}
