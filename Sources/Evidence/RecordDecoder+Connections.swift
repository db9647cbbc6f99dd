import Quantities

extension RecordDecoder {
    /// Reads what happened to a connection.
    mutating func connection(
        _ tag: RecordTag,
        _ reader: inout ByteReader
    ) throws(ByteReader.Malformation) -> Record {
        let at = try instant(&reader)
        let number = try reader.varint()
        guard number <= UInt64(UInt32.max) + 1 else {
            throw ByteReader.Malformation(problem: "a publisher's number is too large")
        }
        let client: ConnectionRecord.Client =
            number == 0 ? .verifier : .publisher(UInt32(number - 1))
        guard let flag = RecordTag.ConnectionFlag(rawValue: tag.flags) else {
            throw ByteReader.Malformation(problem: "what happened to a connection is unknown")
        }
        return .connection(ConnectionRecord(client, try event(flag, &reader)), at: at)
    }

    private func event(
        _ flag: RecordTag.ConnectionFlag,
        _ reader: inout ByteReader
    ) throws(ByteReader.Malformation) -> ConnectionRecord.Event {
        switch flag {
        case .connected:
            return .connected(
                tcp: Nanoseconds(try reader.zigzag()),
                tls: try reader.optional(),
                acceptance: Nanoseconds(try reader.zigzag()),
                attempt: try reader.integer(UInt32.self)
            )
        case .sessionResumed: return .sessionResumed(resent: try reader.varint())
        case .sessionLost: return .sessionLost(unresolved: try reader.varint())
        case .subscribed: return .subscribed(after: Nanoseconds(try reader.zigzag()))
        case .disconnected:
            return .disconnected(code: try code(&reader), reason: try reader.text())
        case .attemptFailed:
            return .attemptFailed(code: try code(&reader), reason: try reader.text())
        case .gaveUp: return .gaveUp(reason: try reader.text())
        case .reauthenticated: return .reauthenticated(after: Nanoseconds(try reader.zigzag()))
        case .reauthenticationFailed:
            return .reauthenticationFailed(code: try code(&reader), reason: try reader.text())
        }
    }

    private func code(_ reader: inout ByteReader) throws(ByteReader.Malformation) -> UInt8? {
        let value = try reader.varint()
        guard value <= 256 else {
            throw ByteReader.Malformation(problem: "a reason code has more than 8 bits")
        }
        return value == 0 ? nil : UInt8(value - 1)
    }
}
