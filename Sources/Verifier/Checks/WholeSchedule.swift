import Scenarios

/// The system had the load that the scenario asks for.
struct WholeSchedule: Check {
    static let kind = "whole-schedule"

    func conclude(_ facts: RunFacts) -> Finding {
        let slots = facts.counts[.slots]
        let sent = facts.counts[.sent]
        let unsent = facts.counts[.unsent]
        let progress = "\(Wording.number(sent)) of \(Wording.messages(slots)) were sent"
        var details: [String] = []
        if facts.generator.unsentByQuota > 0 {
            details.append(
                "\(Wording.messages(facts.generator.unsentByQuota)) waited too long for the"
                    + " broker's acknowledgements"
            )
        }
        if facts.generator.unsentByConnection > 0 {
            details.append(
                "\(Wording.messages(facts.generator.unsentByConnection)) waited too long for a"
                    + " connection"
            )
        }
        if facts.publisherLosses > 0 {
            details.append(
                "publishers lost their connection "
                    + Wording.count(facts.publisherLosses, "time", "times")
            )
        }
        if facts.isInterrupted {
            return finding(
                .inconclusive,
                "the run was interrupted: \(progress)",
                details: details
            )
        }
        if sent + unsent < slots {
            return finding(
                .inconclusive,
                "the run ended before its time"
                    + "\(facts.ending.map { ", because \($0)" } ?? ""): \(progress)",
                details: details
            )
        }
        let others = facts.generator.unsentByQuota + facts.generator.unsentByConnection
        if others > slots / 100 {
            return finding(
                .inconclusive,
                "the system never had the whole load: \(progress)",
                details: details
            )
        }
        return finding(.passed, progress, details: details)
    }
}
