/// A throttle lets as many messages pass as its limits say: no more, and no fewer where more came.
struct ThrottleKept: Check {
    static let kind = "throttle-kept"

    func isAsked(_ facts: RunFacts) -> Bool { facts.throttles != nil }

    func conclude(_ facts: RunFacts) -> Finding {
        let limits = facts.throttles ?? []
        var failures: [String] = []
        for limit in limits {
            if limit.tooEarly > 0 {
                failures.append(
                    "\(Wording.messages(limit.tooEarly)) or more passed too early for the limit of"
                        + " \(limit.limit) a second on \"\(limit.topics)\""
                )
            }
            // Without acknowledgements, or with answers missing, silence may be the network's.
            if facts.isEachAnswered, limit.silences > 0, let longest = limit.longestSilence {
                failures.append(
                    "\(Wording.count(limit.silences, "time", "times")) nothing passed on"
                        + " \"\(limit.topics)\" although messages came and the limit of"
                        + " \(limit.limit) a second had room, for up to \(Wording.time(longest))"
                )
            }
        }
        if let first = failures.first {
            return finding(.failed, first, details: Array(failures.dropFirst()))
        }
        let passed = limits.reduce(0) { $0 + $1.passed }
        let held = limits.filter { $0.passed < $0.offered }
        guard passed > 0, !held.isEmpty else {
            return finding(
                .inconclusive,
                limits.isEmpty
                    ? "nothing was sent that the throttle limits"
                    : "the throttle never had to hold a message back: send more than its limit"
            )
        }
        return finding(
            .passed,
            "the throttle let \(Wording.messages(passed)) pass, as its limits say"
        )
    }
}
