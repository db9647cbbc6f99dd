public import Scenarios

/// What became of one sent message.
///
/// Every sent message has exactly one outcome, so their counts add up to what was sent.
/// Duplicated, reordered and late are told beside it: they are about copies, not about messages.
public enum Outcome: String, Sendable, CaseIterable {
    /// Must pass, acknowledged (or QoS 0), came out as it must.
    case delivered
    /// Must not pass, did not come out.
    case withheld
    /// Must pass, acknowledged, did not come out.
    case lost
    /// Must not pass, came out.
    case leaked
    /// Must pass, came out at least once with other bytes than it must have.
    case corrupted
    /// Must pass, acknowledgement never came, came out as it must.
    case recovered
    /// Must pass, never acknowledged (or QoS 0), did not come out: nobody knows why.
    case indeterminate
    /// Refused by the broker, did not come out.
    case refused
    /// Must pass, refused by the broker, came out all the same.
    case phantom

    /// The name of its count in the ledger.
    public var count: LedgerCount {
        switch self {
        case .delivered: .delivered
        case .withheld: .withheld
        case .lost: .lost
        case .leaked: .leaked
        case .corrupted: .corrupted
        case .recovered: .recovered
        case .indeterminate: .indeterminate
        case .refused: .refused
        case .phantom: .phantom
        }
    }
}
