public import Scenarios

/// What made a copy beyond the first, as far as this side can see.
///
/// A copy has exactly one cause: the first of these that applies.
public enum DuplicateCause: Int, Sendable, CaseIterable {
    /// The broker sent it again on the verifier's session, which was resumed since the first copy:
    /// it says so itself (DUP, MQTT 5 section 3.3.1.1).
    case hop
    /// Its publisher had sent the message again on a resumed session.
    case publisher
    /// A connection of the run ended unasked between the message's sending and the copy's arrival:
    /// the graph's most likely ended too, and it may repeat then what it was not sure of.
    case interruption
    /// Nothing that this side saw explains it. Source: MQTT 5, section 4.4: nobody may send
    /// again at any other time.
    case unexplained

    /// The cause in a few words, behind a number of copies.
    public var words: String {
        switch self {
        case .hop: "sent again by the broker"
        case .publisher: "sent again by publishers"
        case .interruption: "around a lost connection"
        case .unexplained: "unexplained"
        }
    }

    /// The name of its count in the ledger.
    public var count: LedgerCount {
        switch self {
        case .hop: .duplicatedByHop
        case .publisher: .duplicatedByPublisher
        case .interruption: .duplicatedAroundInterruption
        case .unexplained: .duplicatedUnexplained
        }
    }
}
