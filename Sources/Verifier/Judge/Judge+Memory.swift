import Quantities

/// How the judge stays within its memory, and what that costs.
extension Judge {
    /// How many bytes the ledgers may hold unless told: every message of a run of 10^9 can be lost
    /// within it.
    static let usualMemoryBudget = 256 << 20
    /// How much of a run passes between two looks at it.
    private static let weighingInterval = Nanoseconds.seconds(1).count

    /// Forgets what became of the oldest messages if the ledgers hold more than they may.
    mutating func stayWithinMemory() {
        guard deadline < .max else { return }
        let (sinceWeighed, isFirst) = deadline.subtractingReportingOverflow(weighed)
        guard isFirst || sinceWeighed >= Self.weighingInterval else { return }
        weighed = deadline
        guard ledgerByteCount > memoryBudget else { return }
        isSaturated = true
        rememberedFailures = listFailures()
        for index in ledgers.indices {
            ledgers[index].forget()
            control?.ledgers[index].forget()
        }
    }

    /// The first failures of each kind, those remembered before the others.
    func remembering(_ kinds: [Failure.Kind: [Failure]]) -> [Failure] {
        guard !rememberedFailures.isEmpty else {
            return Failure.Kind.allCases.flatMap { kinds[$0] ?? [] }
        }
        return Failure.Kind.allCases.flatMap { kind in
            let kept = rememberedFailures.filter { failure in
                failure.kind == kind
                    && (!isPlanned(failure.publisher, failure.sequence)
                        || ledgers[Int(failure.publisher)].isForgotten(failure.sequence))
            }
            return (kept + (kinds[kind] ?? [])).prefix(FailureTally.limit)
        }
    }
}
