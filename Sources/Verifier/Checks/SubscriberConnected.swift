/// The verifier saw everything that came out.
struct SubscriberConnected: Check {
    static let kind = "subscriber-connected"

    func conclude(_ facts: RunFacts) -> Finding {
        guard let loss = facts.subscriberLoss else {
            return finding(.passed, "the verifier was connected all the time")
        }
        return finding(
            .inconclusive,
            "the verifier lost its connection (\(loss)), so what came out after that is not known"
        )
    }
}
