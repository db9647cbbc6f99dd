import Scenarios

/// Everything that must come out and was acknowledged came out.
struct NoLoss: Check {
    static let kind = "no-loss"

    func isAsked(_ facts: RunFacts) -> Bool { !facts.isNothingPromised }

    func conclude(_ facts: RunFacts) -> Finding {
        var details: [String] = []
        let indeterminate = facts.counts[.indeterminate]
        let unacknowledged = indeterminate - min(indeterminate, facts.unwatched + facts.undecided)
        if unacknowledged > 0 {
            details.append(
                "\(Wording.messages(unacknowledged)) that had to pass did not come out and were"
                    + " not acknowledged either"
            )
        }
        let unknown = Self.unwatched(facts)
        let mustPass = Wording.count(facts.mustPass, "message", "messages")
        if facts.counts[.lost] > 0 {
            return finding(
                .failed,
                Self.loss(facts),
                details: details + [unknown].compactMap { $0 }
            )
        }
        if let unknown { return finding(.inconclusive, unknown, details: details) }
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

    /// What was lost, and what is known of the broker's memory at the time.
    private static func loss(_ facts: RunFacts) -> String {
        let lost = facts.counts[.lost]
        let sentence =
            "\(Wording.number(lost)) of \(Wording.messages(facts.mustPass)) that had to pass"
            + " \(lost == 1 ? "was" : "were") lost\(places(facts))"
        guard let sessions = SessionsKept.losses(facts.connections.sessions) else {
            return sentence
        }
        return "\(sentence), and \(sessions): perhaps it forgot messages or the graph's session too"
    }

    /// Where the lost messages were lost, as far as the control path knows.
    private static func places(_ facts: RunFacts) -> String {
        guard let counts = facts.inputCounts, counts.isReliable else { return "" }
        let places = [
            (counts.lostBefore, "before the graph"),
            (counts.lostBehind, "in the graph or behind it"),
        ]
        let known = places.filter { $0.0 > 0 }
        if known.count == 1, known[0].0 == facts.counts[.lost] { return " \(known[0].1)" }
        guard !known.isEmpty else { return "" }
        return ", \(known.map { "\(Wording.number($0.0)) \($0.1)" }.joined(separator: ", "))"
    }

    /// What may have come out unseen; nil where there is nothing.
    private static func unwatched(_ facts: RunFacts) -> String? {
        guard facts.unwatched > 0 else { return nil }
        let messages = Wording.messages(facts.unwatched)
        guard let first = facts.gaps.first else {
            let since = facts.unwatchedSince.map { " after \(Wording.time($0))" } ?? ""
            return
                "the verifier was not connected again\(since), so whether \(messages) that had to"
                + " pass came out is not known"
        }
        let isOnce = facts.gaps.count == 1
        let times = isOnce ? "" : " \(Wording.number(facts.gaps.count)) times, first"
        return
            "the broker forgot the verifier's session\(times) at \(Wording.time(first)); what came"
            + " out in \(Wording.time(facts.gaps.length))\(isOnce ? "" : " altogether") is not known"
            + " (\(messages) that had to pass)"
    }
}
