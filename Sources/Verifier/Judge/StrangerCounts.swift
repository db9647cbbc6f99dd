import Evidence

/// Messages that came out and are no message of the ledger.
struct StrangerCounts: Hashable, Sendable {
    /// With an identity of this run that was never sent.
    var unexpected: UInt64 = 0
    /// Of another run.
    var staleRun: UInt64 = 0
    /// Without an identity.
    var foreign: UInt64 = 0
    /// Kept by the broker from earlier.
    var retained: UInt64 = 0

    mutating func add(_ stranger: Stranger) {
        switch stranger {
        case .foreign: foreign += 1
        case .staleRun: staleRun += 1
        case .retained: retained += 1
        }
    }
}
