import Quantities

extension RecordEncoder {
    /// Writes a result: its times and its body.
    mutating func write(_ result: ResultRecord, to writer: inout ByteWriter) {
        var tag = RecordTag(.result)
        if result.isDuplicate { tag.flags |= RecordTag.isDuplicate }
        if result.timestamp != nil { tag.flags |= RecordTag.hasTimestamp }
        writer.byte(tag.byte)
        writer.zigzag(prediction.difference(ofInstant: result.received.count))
        if let timestamp = result.timestamp { writer.zigzag(timestamp.milliseconds) }
        writer.counted(result.body)
    }
}
