import Quantities

/// The verifier's connection stood, or was made again.
///
/// What it missed while it had no session is said by ``NoLoss`` and ``NoLeaks``, message by message.
struct SubscriberConnected: Check {
    static let kind = "subscriber-connected"

    func conclude(_ facts: RunFacts) -> Finding {
        if let loss = facts.subscriberLoss {
            return finding(
                .inconclusive,
                "the verifier lost its connection (\(loss)), so what came out after that is not"
                    + " known"
            )
        }
        if let since = facts.unwatchedSince {
            return finding(
                .inconclusive,
                "the verifier lost its connection after \(Wording.time(since)) and had not got it"
                    + " back when the run ended, so what came out after that is not known"
            )
        }
        guard facts.subscriberLosses > 0 else {
            return finding(.passed, "the verifier was connected all the time")
        }
        let endings =
            "the verifier's connection ended"
            + " \(Wording.count(facts.subscriberLosses, "time", "times")) and was made again"
        let gaps = facts.gaps
        guard gaps.count > 0 else {
            return finding(
                .passed,
                "\(endings); the broker kept its session, so nothing was missed"
            )
        }
        return finding(
            .passed,
            "\(endings); the broker had forgotten its session"
                + " \(Wording.count(gaps.count, "time", "times")), so what came out in"
                + " \(Wording.time(gaps.length)) was not seen"
        )
    }
}
