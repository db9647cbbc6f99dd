import Quantities

extension RecordDecoder {
    /// Reads a result.
    mutating func result(
        _ tag: RecordTag,
        _ reader: inout ByteReader
    ) throws(ByteReader.Malformation) -> ResultRecord {
        let received = try instant(&reader)
        var timestamp: WallClockInstant?
        if tag.flags & RecordTag.hasTimestamp != 0 {
            timestamp = WallClockInstant(milliseconds: try reader.zigzag())
        }
        return ResultRecord(
            received: received,
            timestamp: timestamp,
            body: Array(try reader.counted()),
            isDuplicate: tag.flags & RecordTag.isDuplicate != 0
        )
    }
}
