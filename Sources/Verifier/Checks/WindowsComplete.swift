/// Every window that must have a result has one.
struct WindowsComplete: Check {
    static let kind = "windows-complete"

    func isAsked(_ facts: RunFacts) -> Bool { facts.windows != nil }

    func conclude(_ facts: RunFacts) -> Finding {
        let counts = facts.windows ?? WindowCounts()
        let details = facts.details(of: .missing)
        if counts.missing > 0 {
            let sentence =
                "\(Wording.number(counts.missing)) of"
                + " \(Wording.count(counts.judged, "window", "windows")) had no result"
            return finding(.failed, sentence + facts.first(of: .missing), details: details)
        }
        guard counts.judged > 0 else {
            return finding(.inconclusive, "no window was over that could be judged")
        }
        let late = counts.late > 0 ? "; \(Wording.number(counts.late)) came late" : ""
        return finding(
            .passed,
            "\(counts.judged == 1 ? "the" : "each of") "
                + "\(Wording.count(counts.judged, "window", "windows")) had its result\(late)"
        )
    }
}
