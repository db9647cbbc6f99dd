/// The ledger knows of every message what became of it.
struct EnoughMemory: Check {
    static let kind = "enough-memory"

    func isAsked(_ facts: RunFacts) -> Bool { facts.isSaturated }

    func conclude(_ facts: RunFacts) -> Finding {
        guard facts.unplaced > 0 else {
            return finding(
                .passed,
                "the ledger forgot what became of the oldest messages to stay within its memory, and"
                    + " nothing came of them since"
            )
        }
        let came = Wording.count(facts.unplaced, "copy or answer", "copies and answers")
        return finding(
            .inconclusive,
            "\(came) came of messages that the ledger had to forget to stay within its memory: as"
                + " many that count as lost may have come late"
        )
    }
}
