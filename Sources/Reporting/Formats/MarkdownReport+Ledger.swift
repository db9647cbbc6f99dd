import Scenarios
import Verifier

extension MarkdownReport {
    /// A line of a sum: a sign, a name and a number.
    private typealias Line = (sign: String, name: String, count: UInt64)

    /// Where every message went, as sums that add up before the reader's eyes.
    static func ledger(of counts: LedgerCounts) -> String {
        let conservation = Conservation(counts)
        let outcomes = conservation.terms.map { (Self.title($0.outcome.count), $0.count) }
        var lines: [Line] = sum(outcomes)
        lines.append(("=", "sent", conservation.sum))
        lines.append(("+", title(.unsent), counts[.unsent]))
        if conservation.notReached > 0 {
            lines.append(("+", "not reached before the run ended", conservation.notReached))
        }
        let total = conservation.sum &+ counts[.unsent] &+ conservation.notReached
        lines.append(("=", "slots of the schedule", total))
        var text = "## Where every message went\n\n```text\n\(aligned(lines))```\n"
        if !conservation.holds {
            text += "\n> ⚠️ The ledger does not add up: \(Readable.number(counts[.sent])) messages "
            text += "were sent. This is a defect of Crucible; please report it with the history.\n"
        } else if total != counts[.slots] {
            text += "\n> ⚠️ The schedule has \(Readable.number(counts[.slots])) slots. "
            text += "This is a defect of Crucible; please report it with the history.\n"
        }
        return text + besides(counts)
    }

    /// What the control path saw; empty where it was off.
    static func input(of judgement: Judgement) -> String {
        guard let input = judgement.input else { return "" }
        let parts = [
            (input.copies, "further copies"), (input.altered, "with other bytes"),
            (input.foreign, "of somebody else"), (input.lostBefore, "of the lost never came by"),
            (input.lostBehind, "of the lost did"),
            (input.withheldUnseen, "of the withheld never came by"),
            (input.missed, "came out and were not seen here"),
        ]
        let told = parts.filter { $0.0 > 0 }.map { "\(Readable.number($0.0)) \($0.1)" }
        return "On the input: \(Readable.number(input.seen)) of the run's messages came by"
            + told.map { ", \($0)" }.joined() + ".\n"
    }

    /// What is told beside the sum, because it is about copies and strangers, not about messages.
    private static func besides(_ counts: LedgerCounts) -> String {
        let beside: [LedgerCount] = [
            .acknowledged, .duplicated, .reordered, .late, .unexpected, .staleRun, .foreign,
        ]
        let (some, none) = beside.reduce(into: ([String](), [String]())) { parts, count in
            guard counts[count] > 0 else { return parts.1.append(title(count)) }
            var part = "\(Readable.number(counts[count])) \(title(count))"
            if count == .reordered, counts.largestReorderExtent > 0 {
                part += " (by at most \(Readable.number(counts.largestReorderExtent)))"
            }
            if count == .duplicated { part += causes(counts) }
            parts.0.append(part)
        }
        var text = "\nBeside the sum: \(some.isEmpty ? "nothing" : some.joined(separator: ", "))."
        if !none.isEmpty { text += " None: \(none.joined(separator: ", "))." }
        return text + "\n"
    }

    /// What made the copies beyond the first.
    private static func causes(_ counts: LedgerCounts) -> String {
        let causes = DuplicateCause.allCases.filter { counts[$0.count] > 0 }
            .map { "\(Readable.number(counts[$0.count])) \($0.words)" }
        return causes.isEmpty ? "" : " (\(causes.joined(separator: ", ")))"
    }

    /// The lines of a sum; those of 0 become one.
    private static func sum(_ terms: [(name: String, count: UInt64)]) -> [Line] {
        var lines: [Line] = []
        for term in terms where term.count > 0 {
            lines.append((lines.isEmpty ? "" : "+", term.name, term.count))
        }
        let zeros = terms.filter { $0.count == 0 }.map(\.name)
        if !zeros.isEmpty {
            lines.append((lines.isEmpty ? "" : "+", zeros.joined(separator: ", "), 0))
        }
        return lines
    }

    /// The lines with their numbers under each other and a rule above each result.
    private static func aligned(_ lines: [Line]) -> String {
        let numbers = lines.map { Readable.number($0.count) }
        let width = numbers.map(\.count).max() ?? 0
        return zip(lines, numbers).map { line, number in
            let padding = String(repeating: " ", count: width - number.count)
            let sign = line.sign.isEmpty ? " " : line.sign
            return "\(sign) \(padding)\(number)  \(line.name)\n"
        }
        .joined()
    }

    /// A count's name in words.
    private static func title(_ count: LedgerCount) -> String {
        switch count {
        case .staleRun: "of another run"
        default: count.rawValue
        }
    }
}
