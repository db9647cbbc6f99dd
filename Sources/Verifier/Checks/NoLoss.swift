import Scenarios

/// Everything that must come out and was acknowledged came out.
struct NoLoss: Check {
    static let kind = "no-loss"

    func conclude(_ facts: RunFacts) -> Finding {
        let lost = facts.counts[.lost]
        let indeterminate = facts.counts[.indeterminate]
        let details =
            indeterminate == 0
            ? []
            : [
                "\(Wording.messages(indeterminate)) that had to pass did not come out and were"
                    + " not acknowledged either"
            ]
        let mustPass = Wording.count(facts.mustPass, "message", "messages")
        if lost > 0 {
            let sentence =
                "\(Wording.number(lost)) of \(mustPass) that had to pass"
                + " \(lost == 1 ? "was" : "were") lost"
            guard facts.subscriberLoss == nil else {
                return finding(
                    .inconclusive,
                    "\(sentence), or came out while the verifier was not connected",
                    details: details
                )
            }
            return finding(.failed, sentence, details: details)
        }
        if facts.undecided > 0 {
            return finding(
                .inconclusive,
                "the run ended while \(Wording.messages(facts.undecided)) that had to pass could"
                    + " still come out",
                details: details
            )
        }
        guard facts.mustPass > 0 else {
            return finding(.inconclusive, "nothing was sent that had to pass", details: details)
        }
        if facts.counts[.indeterminate] == facts.mustPass {
            return finding(
                .inconclusive,
                "none of \(mustPass) that had to pass was acknowledged or came out"
            )
        }
        return finding(
            .passed,
            "none of \(mustPass) that had to pass was lost",
            details: details
        )
    }
}
