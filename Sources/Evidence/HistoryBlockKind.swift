/// What a block of a history holds, by its first byte.
enum HistoryBlockKind: UInt8 {
    /// A ``RunHeader``; the first block, and only that.
    case header = 0x48
    /// ``BrokerFacts``.
    case broker = 0x42
    /// A batch of ``Record``.
    case records = 0x52
    /// The number of records in all; the last block of a history that was closed.
    case end = 0x45
}
