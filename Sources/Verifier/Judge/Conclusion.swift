import Scenarios

/// The verdict of a run and the sentence that explains it.
struct Conclusion: Hashable, Sendable {
    /// How many things the reason names.
    private static let named = 3

    /// The worst verdict of all findings and thresholds.
    let verdict: Verdict
    /// Why: the most important thing first.
    let reason: String

    init(facts: RunFacts, findings: [Finding], thresholds: [ThresholdResult]) {
        let verdicts = findings.map(\.verdict) + thresholds.map(\.verdict)
        let worst = verdicts.max() ?? .inconclusive
        verdict = worst
        guard worst != .passed else {
            reason = Self.success(facts)
            return
        }
        var sentences = findings.filter { $0.verdict == worst }.map(\.sentence)
        // What ended the run explains why there is so little to judge.
        if facts.isCutShort, facts.subscriberLoss == nil, worst == .inconclusive,
            let cause = findings.first(where: { $0.check == WholeSchedule.kind }),
            let place = sentences.firstIndex(of: cause.sentence)
        {
            sentences.insert(sentences.remove(at: place), at: 0)
        }
        // Silence explains the loss, not the other way round.
        if facts.isSilent, worst == .failed {
            sentences.insert(
                contentsOf: findings.filter { $0.check == EnoughEvidence.kind }
                    .map(\.sentence),
                at: 0
            )
        }
        // A threshold on a count that a check names already would say it twice.
        let namesAll = sentences.isEmpty || worst != .failed
        sentences +=
            thresholds.filter { $0.verdict == worst && (namesAll || $0.isLatency) }
            .map(\.sentence)
        let more = sentences.count - Self.named
        reason =
            sentences.prefix(Self.named).joined(separator: "; ")
            + (more > 0 ? "; and \(more) more" : "")
    }

    private static func success(_ facts: RunFacts) -> String {
        let judged = Wording.messages(facts.counts[.sent])
        var text =
            "\(judged) judged: all \(Wording.number(facts.passed)) that had to pass came out, and"
            + " none of the \(Wording.number(facts.mustNotPass)) that must not"
        if let windows = facts.windows { text = Self.success(facts, windows) }
        if facts.throttles != nil {
            text = "\(judged) judged: the throttle let \(Wording.number(facts.throttled)) pass, as"
            text += " its limits say"
            guard facts.mustPass > 0 else { return text + interruptions(facts) }
            text += "; all \(Wording.messages(facts.passed)) that had to pass came out"
        }
        if facts.passed < facts.mustPass {
            let open = facts.mustPass - facts.passed
            text =
                "\(judged) judged: none was lost and none leaked, but of"
                + " \(Wording.messages(open)) that had to pass it is not known"
        }
        if facts.unwatchedToWithhold > 0 {
            let unwatched = min(facts.unwatchedToWithhold, facts.mustNotPass)
            text +=
                "; \(Wording.number(unwatched)) of those that must not were not watched to the end"
        }
        return text + interruptions(facts) + oddities(facts.counts)
    }

    private static func success(_ facts: RunFacts, _ windows: WindowCounts) -> String {
        let judged = Wording.count(windows.judged, "window", "windows")
        let slack =
            windows.withinSlack == 0
            ? "exact" : "right, \(Wording.number(windows.exact)) of them exact"
        var text =
            "\(Wording.messages(facts.counts[.sent])) and \(judged) judged: every result is \(slack)"
        if windows.undecided > 0 {
            text += "; of \(Wording.number(windows.undecided)) more it is not known"
        }
        guard facts.mustPass > 0 else { return text }
        return text + "; all \(Wording.messages(facts.passed)) that had to pass came out"
    }

    /// That connections ended, which a pass must not leave unsaid.
    private static func interruptions(_ facts: RunFacts) -> String {
        let endings = facts.connections[.disconnects]
        guard endings > 0 else { return "" }
        let again = facts.connections[.reconnects]
        return "; connections ended \(Wording.count(endings, "time", "times")) and were made again"
            + " \(Wording.count(again, "time", "times"))"
    }

    /// What made copies, where anything is known of it.
    private static func causes(_ counts: LedgerCounts) -> String {
        let causes = DuplicateCause.allCases.filter { counts[$0.count] > 0 }
        guard causes.contains(where: { $0 != .unexplained }) else { return "" }
        let parts = causes.map { "\(Wording.number(counts[$0.count])) \($0.words)" }
        return " (\(parts.joined(separator: ", ")))"
    }

    /// What is no fault by itself, but must not go unsaid.
    private static func oddities(_ counts: LedgerCounts) -> String {
        let kinds: [LedgerCount] = [
            .duplicated, .reordered, .late, .propertyLost, .propertyAltered, .propertiesReordered,
        ]
        let seen = kinds.filter { counts[$0] > 0 }
            .map {
                "\(Wording.number(counts[$0])) \($0.rawValue)"
                    + ($0 == .duplicated ? causes(counts) : "")
            }
        guard !seen.isEmpty else { return "" }
        return "; seen too, and allowed by the thresholds: " + seen.joined(separator: ", ")
    }
}

extension ThresholdResult {
    /// Whether it is about a length of time.
    fileprivate var isLatency: Bool {
        if case .duration? = actual { return true }
        return false
    }
}
