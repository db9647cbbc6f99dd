/// The records agree with the plan and with each other.
struct ConsistentRecords: Check {
    static let kind = "consistent-records"

    func conclude(_ facts: RunFacts) -> Finding {
        guard facts.contradictions == 0, facts.counts.isConserved else {
            return finding(
                .inconclusive,
                "\(Wording.count(facts.contradictions, "record contradicts", "records contradict"))"
                    + " the plan or others: the history is damaged, or belongs to another scenario"
            )
        }
        return finding(.passed, "every message sent has exactly one outcome")
    }
}
