import Scenarios

/// What the broker refused did not come out.
struct NoPhantoms: Check {
    static let kind = "no-phantoms"

    func conclude(_ facts: RunFacts) -> Finding {
        let phantoms = facts.counts[.phantom]
        guard phantoms == 0 else {
            return finding(
                .failed,
                "\(Wording.messages(phantoms)) came out although the broker refused "
                    + (phantoms == 1 ? "it" : "them")
            )
        }
        let refused = facts.counts[.refused]
        return finding(
            .passed,
            refused == 0
                ? "the broker refused nothing"
                : "none of \(Wording.messages(refused)) that the broker refused came out"
        )
    }
}
