/// A piece of a history, as ``HistoryDecoder`` hands it out.
public enum HistoryBlock: Hashable, Sendable {
    /// What was decided before the run; always the first.
    case header(RunHeader)
    /// What was learnt about the broker.
    case broker(BrokerFacts)
    /// Records in the order in which they were judged.
    case records([Record])
    /// The history was closed after this many records; always the last.
    case end(recordCount: UInt64)
}
