/// Everything that the broker took came by on the input, as it was sent.
///
/// Asked only where the input is watched. A message that the graph withholds looks the same as one
/// that was lost before it; the control path tells them apart.
struct InputComplete: Check {
    static let kind = "input-complete"

    func isAsked(_ facts: RunFacts) -> Bool { facts.inputCounts != nil }

    func conclude(_ facts: RunFacts) -> Finding {
        let counts = facts.inputCounts ?? InputCounts()
        guard counts.isReliable else {
            return finding(
                .inconclusive,
                "\(Wording.messages(counts.missed)) came out that had not been seen on"
                    + " \(facts.input), so where messages were lost is not known"
            )
        }
        if counts.withheldUnseen > 0 {
            let isOne = counts.withheldUnseen == 1
            return finding(
                .failed,
                "\(Wording.messages(counts.withheldUnseen)) that the graph withholds"
                    + " \(isOne ? "was" : "were") acknowledged and never came by on"
                    + " \(facts.input): lost before the graph"
            )
        }
        if counts.altered > 0 {
            return finding(
                .failed,
                "\(Wording.messages(counts.altered)) had other bytes on \(facts.input) than"
                    + " \(counts.altered == 1 ? "it was" : "they were") sent with"
            )
        }
        guard counts.seen > 0 else {
            return finding(.inconclusive, "nothing was seen on \(facts.input)")
        }
        return finding(
            .passed,
            "\(Wording.messages(counts.seen)) came by on \(facts.input)"
                + (counts.lostBefore == 0 ? "; none was missing" : "; the lost ones apart")
        )
    }
}
