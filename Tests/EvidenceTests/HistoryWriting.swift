@testable import Evidence

/// Writes histories as the harness does, and blocks that no encoder would write.
enum HistoryWriting {
    static func file(_ batches: [[Record]]) -> [UInt8] {
        var encoder = HistoryEncoder()
        var bytes = encoder.begin(HistorySamples.header)
        bytes += encoder.broker(HistorySamples.broker)
        for batch in batches { bytes += encoder.records(batch) }
        return bytes + encoder.end()
    }

    /// The first line and blocks with any payloads, with the checks that belong to them.
    static func forged(_ blocks: [(kind: UInt8, payload: [UInt8])]) -> [UInt8] {
        var check = CRC32C()
        var writer = ByteWriter()
        for byte in HistoryFormat.magic { writer.byte(byte) }
        check.add(HistoryFormat.magic)
        for block in blocks {
            var head = ByteWriter()
            head.byte(block.kind)
            head.fixed(UInt32(block.payload.count))
            check.add(head.bytes)
            head.fixed(check.value)
            check.add(block.payload)
            for byte in head.bytes + block.payload { writer.byte(byte) }
            writer.fixed(check.value)
        }
        return writer.bytes
    }
}
