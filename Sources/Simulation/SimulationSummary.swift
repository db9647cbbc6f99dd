import Scenarios
import Verifier

/// What several simulated runs came to.
public struct SimulationSummary: Sendable {
    /// How many runs there were.
    public private(set) var runs: UInt64 = 0
    /// How many of them the judge got wrong.
    public private(set) var wrongRuns: UInt64 = 0
    private var totals: [LedgerCount: UInt64] = [:]
    private var verdicts: [Verdict: UInt64] = [:]
    private var bytesAPublisher = 0.0
    private var bitsAMessage = 0.0

    /// Creates the summary of no runs.
    public init() {}

    /// Takes a run into account.
    public mutating func add(_ result: SimulationResult) {
        runs += 1
        if !result.isTrue { wrongRuns += 1 }
        for count in LedgerCount.allCases {
            totals[count, default: 0] += result.judgement.counts[count]
        }
        verdicts[result.judgement.verdict, default: 0] += 1
        bytesAPublisher = max(bytesAPublisher, result.bytesAPublisher)
        bitsAMessage = max(bitsAMessage, result.bitsAMessage)
    }

    /// The summary, line by line.
    public var lines: [String] {
        var lines: [String] = []
        for count in LedgerCount.allCases {
            guard let total = totals[count], total > 0 else { continue }
            let name = count.rawValue
            let padding = String(repeating: " ", count: max(1, 32 - name.utf8.count))
            lines.append("  \(name)\(padding)\(total)")
        }
        let told = verdicts.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue) \($0.value)" }
        lines.append("verdicts: \(told.joined(separator: ", "))")
        lines.append(
            "ledger at its largest: \(Int(bytesAPublisher.rounded(.up))) bytes a publisher, "
                + "\((bitsAMessage * 100).rounded() / 100) bits a message"
        )
        lines.append(
            wrongRuns == 0
                ? "\(runs) \(runs == 1 ? "run" : "runs"): every count is what really happened"
                : "\(wrongRuns) of \(runs) runs: the judge is wrong"
        )
        return lines
    }
}
