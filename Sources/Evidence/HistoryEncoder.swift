/// Turns what happens in a run into the bytes of its history, piece by piece.
///
/// Append what each call returns to the file, in order. A message that is sent, acknowledged and
/// received costs about 22 bytes; the encoder keeps 40 bytes a publisher and nothing else.
///
///     var encoder = HistoryEncoder()
///     file += encoder.begin(header)
///     file += encoder.broker(facts)
///     file += encoder.records(batch)        // as often as there are records
///     file += encoder.end()
public struct HistoryEncoder: Sendable {
    private var check = CRC32C()
    private var records = RecordEncoder()
    private var recordCount: UInt64 = 0

    /// Creates the encoder of one history.
    public init() {}

    /// The first line and the header; call it once, before anything else.
    public mutating func begin(_ header: RunHeader) -> [UInt8] {
        check.add(HistoryFormat.magic)
        return HistoryFormat.magic + block(.header, header.fields.bytes)
    }

    /// A block of facts about the broker.
    public mutating func broker(_ facts: BrokerFacts) -> [UInt8] {
        block(.broker, facts.fields.bytes)
    }

    /// The blocks of a batch of records; nothing for an empty batch.
    ///
    /// Give it many records at once: a block costs 13 bytes beside them.
    public mutating func records(_ batch: [Record]) -> [UInt8] {
        var bytes: [UInt8] = []
        var writer = ByteWriter()
        for record in batch {
            records.write(record, to: &writer)
            recordCount += 1
            if writer.bytes.count >= HistoryFormat.recordsPayloadLimit {
                bytes += block(.records, writer.bytes)
                writer = ByteWriter()
            }
        }
        if !writer.bytes.isEmpty { bytes += block(.records, writer.bytes) }
        return bytes
    }

    /// The block that closes the history; call it once, after everything else.
    public mutating func end() -> [UInt8] {
        var writer = ByteWriter()
        writer.varint(recordCount)
        return block(.end, writer.bytes)
    }

    private mutating func block(_ kind: HistoryBlockKind, _ payload: [UInt8]) -> [UInt8] {
        precondition(payload.count <= UInt32.max, "a block of a history is at most 4 GiB long")
        var writer = ByteWriter()
        writer.byte(kind.rawValue)
        writer.fixed(UInt32(payload.count))
        check.add(writer.bytes)
        writer.fixed(check.value)
        check.add(payload)
        var tail = ByteWriter()
        tail.fixed(check.value)
        return writer.bytes + payload + tail.bytes
    }
}
