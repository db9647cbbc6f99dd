import Evidence

/// Messages that came out and are no message of the ledger.
public struct StrangerCounts: Hashable, Sendable {
    /// With an identity of this run that was never sent.
    public internal(set) var unexpected: UInt64 = 0
    /// Of another run.
    public internal(set) var staleRun: UInt64 = 0
    /// Without an identity.
    public internal(set) var foreign: UInt64 = 0
    /// Kept by the broker from earlier.
    public internal(set) var retained: UInt64 = 0
    /// Probes of this run, copies included.
    public internal(set) var probes: UInt64 = 0

    /// On the input, where the control path saw them.
    public internal(set) var onInput: UInt64 = 0

    mutating func add(_ stranger: Stranger) {
        switch stranger {
        case .foreign: foreign += 1
        case .staleRun: staleRun += 1
        case .retained: retained += 1
        case .probe: probes += 1
        case .onInput: onInput += 1
        }
    }
}
