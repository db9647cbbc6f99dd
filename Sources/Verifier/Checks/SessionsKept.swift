import Quantities
import Scenarios

/// The broker kept the sessions that it was asked to keep, or nothing hung on those that it forgot.
///
/// What was in flight in a publisher's lost session is sent again by nobody, and whether the broker
/// had it is not known. Source: MQTT 5, section 4.4.
struct SessionsKept: Check {
    static let kind = "sessions-kept"

    func conclude(_ facts: RunFacts) -> Finding {
        let sessions = facts.connections.sessions
        guard let losses = Self.losses(sessions) else {
            return finding(
                .passed,
                sessions.resumed == 0
                    ? "no session had to be resumed"
                    : "the broker kept"
                        + " \(Wording.count(sessions.resumed, "session", "sessions")) of"
                        + " connections that ended"
            )
        }
        let unknown = min(sessions.unresolved, facts.counts[.indeterminate])
        guard unknown > 0 else {
            return finding(.passed, "\(losses); no message hung on that")
        }
        return finding(
            .inconclusive,
            "\(losses): of \(Wording.messages(sessions.unresolved)) in flight then it is not known"
                + " whether it had them, and \(Wording.number(unknown)) that had to pass did not"
                + " come out"
        )
    }

    /// Whose sessions were lost when; nil where none was.
    static func losses(_ sessions: SessionTally) -> String? {
        guard let first = sessions.firstLoss, let last = sessions.lastLoss else { return nil }
        var whose: [String] = []
        if sessions.lostByPublishers > 0 {
            let count = sessions.lostByPublishers
            whose.append("\(Wording.count(count, "session", "sessions")) of publishers")
        }
        if sessions.lostByVerifier > 0 {
            let count = sessions.lostByVerifier
            whose.append("\(Wording.count(count, "session", "sessions")) of the verifier")
        }
        let when =
            first == last
            ? "at \(Wording.time(first))"
            : "from \(Wording.time(first)) to \(Wording.time(last))"
        return "the broker had forgotten \(Wording.list(whose)) \(when)"
    }
}
