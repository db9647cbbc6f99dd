public import Scenarios
public import Verifier

/// What the judge made of a simulated run, and what really happened.
public struct SimulationResult: Sendable {
    /// What the judge came to.
    public let judgement: Judgement
    /// What really happened, by the names of the ledger's counts; what is not named is 0.
    public let truth: [LedgerCount: UInt64]
    /// How many publishers there were.
    public let publisherCount: Int
    /// The most that the ledgers of all publishers took together, in bytes.
    public let peakLedgerBytes: Int

    /// Creates a result.
    public init(
        judgement: Judgement,
        truth: [LedgerCount: UInt64],
        publisherCount: Int,
        peakLedgerBytes: Int
    ) {
        self.judgement = judgement
        self.truth = truth
        self.publisherCount = publisherCount
        self.peakLedgerBytes = peakLedgerBytes
    }

    /// The counts in which the judge is wrong.
    public var divergences: [SimulationDivergence] {
        LedgerCount.allCases.compactMap {
            let judged = judgement.counts[$0]
            let actual = truth[$0, default: 0]
            return judged == actual
                ? nil : SimulationDivergence(count: $0, judged: judged, actual: actual)
        }
    }

    /// Whether the judge counted what happened, and its counts add up.
    public var isTrue: Bool { divergences.isEmpty && judgement.counts.isConserved }

    /// The ledgers at their largest, shared among the publishers.
    public var bytesAPublisher: Double { Double(peakLedgerBytes) / Double(max(1, publisherCount)) }

    /// The ledgers at their largest, in bits, shared among the messages that were sent.
    public var bitsAMessage: Double {
        Double(peakLedgerBytes) * 8 / Double(max(1, judgement.counts[.sent]))
    }
}
