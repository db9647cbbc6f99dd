import Messaging
import Quantities
import Scenarios

/// Tokens were good for as long as they were shown, or new ones took their place in time.
struct TokensRenewed: Check {
    static let kind = "tokens-renewed"

    func conclude(_ facts: RunFacts) -> Finding {
        let tokens = facts.tokens
        let details = Self.details(tokens)
        if let expiry = tokens.expiries.first(where: { $0.ended > 0 }) {
            return finding(.failed, Self.sentence(of: expiry, tokens), details: details)
        }
        if let refusal = Self.refusal(facts, byBroker: true) {
            return finding(.failed, refusal, details: details)
        }
        // Without the broker's word it is not known whose fault it is; nothing has come of it yet.
        if let failure = Self.refusal(facts, byBroker: false) {
            let verdict: Verdict = facts.renewEvery == nil ? .passed : .inconclusive
            return finding(verdict, failure, details: details)
        }
        if let reason = tokens.lastUnusable, !tokens.isUsableAgain {
            return finding(
                .inconclusive,
                "a new token could not be used, so renewal was not put to the test: \(reason)",
                details: details
            )
        }
        if let every = facts.renewEvery, tokens.renewalCount == 0,
            tokens.lastInstant >= every + .seconds(5)
        {
            return finding(
                .inconclusive,
                "a new token was to be shown every \(Wording.time(every)), and none was"
            )
        }
        return finding(.passed, Self.success(facts), details: details)
    }

    private static func success(_ facts: RunFacts) -> String {
        let tokens = facts.tokens
        if let expiry = tokens.expiries.first {
            let end = expiry.renewed ?? tokens.lastInstant
            return "the token expired \(moment(expiry.at)), and no connection ended for that: they"
                + " lived on for \(Wording.time(end - expiry.at))"
                + (expiry.renewed == nil ? "" : " until a new one was there")
        }
        guard tokens.renewalCount > 0 else { return "no token had to be renewed" }
        let taken = facts.connections[.reauthentications]
        return
            "\(Wording.count(tokens.renewalCount, "renewal", "renewals")): connections showed the"
            + " new token \(Wording.count(taken, "time", "times")), and the broker took it each time"
    }

    /// What the broker did when a token had expired.
    private static func sentence(of expiry: TokenExpiry, _ tokens: TokenTally) -> String {
        var text = "the token expired \(moment(expiry.at)) and was "
        text +=
            expiry.renewed.map { "renewed only \(Wording.time($0 - expiry.at)) later" }
            ?? "not renewed"
        if let reason = tokens.lastUnusable, !tokens.isUsableAgain {
            text += " (a new one could not be used: \(reason))"
        }
        let first = (expiry.firstEnding ?? expiry.at) - expiry.at
        text +=
            ": the broker ended \(connections(expiry.ended)) \(codes(expiry.endings)), the first"
            + " \(Wording.time(first)) after the expiry"
        let attempts = expiry.failedAttempts.values.reduce(0, +)
        guard attempts > 0 else { return text }
        return text
            + ", and \(Wording.count(attempts, "attempt", "attempts")) to connect again failed"
            + " \(codes(expiry.failedAttempts))"
    }

    /// That new tokens were not taken, or could not be shown; nil where they always were.
    private static func refusal(_ facts: RunFacts, byBroker: Bool) -> String? {
        let refusals = facts.connections.troubles.ofKind(.renewalRefused)
            .filter { ($0.code != nil) == byBroker }
        guard let most = refusals.first else { return nil }
        let all = refusals.reduce(0) { $0 + $1.count }
        let first = refusals.map(\.first).min() ?? most.first
        let others =
            refusals.count > 1
            ? ", and \(Wording.count(UInt64(refusals.count - 1), "more reason", "more reasons"))"
            : ""
        return (byBroker ? "the broker did not take a new token" : "a new token was not taken")
            + " on \(connections(all)), first at \(Wording.time(first)): \(most.words)\(others)"
    }

    /// Expiries that nothing came of, and tokens that could not be used.
    private static func details(_ tokens: TokenTally) -> [String] {
        var lines = tokens.expiries.filter { $0.ended == 0 }.map { expiry in
            "the token expired \(moment(expiry.at)), and no connection ended for that"
        }
        if let reason = tokens.lastUnusable {
            lines.append(
                "a new token could not be used"
                    + " \(Wording.count(tokens.unusableCount, "time", "times")), the last time"
                    + " because: \(reason)"
            )
        }
        return lines
    }

    private static func connections(_ count: UInt64) -> String {
        Wording.count(count, "connection", "connections")
    }

    private static func moment(_ instant: Nanoseconds) -> String {
        instant < .zero
            ? "\(Wording.time(.zero - instant)) before the schedule began"
            : "\(Wording.time(instant)) into the run"
    }

    /// The codes that the broker gave, the most frequent first.
    private static func codes(_ counts: [UInt8?: UInt64]) -> String {
        let ordered = counts.sorted {
            ($1.value, $0.key ?? 0) < ($0.value, $1.key ?? 0)
        }
        return Wording.list(
            ordered.map { code, count in
                let times = ordered.count > 1 ? " (\(Wording.number(count)))" : ""
                guard let code else { return "without a reason code\(times)" }
                return "with \(ReasonCode(rawValue: code))\(times)"
            }
        )
    }
}
