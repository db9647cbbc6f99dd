import Scenarios

/// Nothing came out with an identity of this run that was never sent.
struct NothingUnexpected: Check {
    static let kind = "nothing-unexpected"

    func conclude(_ facts: RunFacts) -> Finding {
        var details: [String] = []
        for (count, kind) in [(LedgerCount.staleRun, "another run"), (.foreign, "other senders")]
        where facts.counts[count] > 0 {
            details.append("\(Wording.messages(facts.counts[count])) of \(kind) came out as well")
        }
        let unexpected = facts.counts[.unexpected]
        guard unexpected == 0 else {
            return finding(
                .failed,
                "\(Wording.messages(unexpected)) came out that this run never sent",
                details: details
            )
        }
        return finding(.passed, "nothing came out that this run never sent", details: details)
    }
}
