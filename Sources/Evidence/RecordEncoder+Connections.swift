import Quantities

extension RecordEncoder {
    /// Writes what happened to a connection: tag, instant, whose, and what belongs to the event.
    mutating func write(
        _ record: ConnectionRecord,
        at: Nanoseconds,
        to writer: inout ByteWriter
    ) {
        writer.byte(RecordTag(.connection, flags: record.event.flag.rawValue).byte)
        writer.zigzag(prediction.difference(ofInstant: at.count))
        switch record.client {
        case .verifier: writer.varint(0)
        case .publisher(let number): writer.varint(UInt64(number) + 1)
        }
        switch record.event {
        case .connected(let tcp, let tls, let acceptance, let attempt):
            writer.zigzag(tcp.count)
            writer.optional(tls)
            writer.zigzag(acceptance.count)
            writer.varint(UInt64(attempt))
        case .sessionResumed(let count), .sessionLost(let count): writer.varint(count)
        case .subscribed(let after), .reauthenticated(let after): writer.zigzag(after.count)
        case .disconnected(let code, let reason), .attemptFailed(let code, let reason),
            .reauthenticationFailed(let code, let reason):
            writer.varint(code.map { UInt64($0) + 1 } ?? 0)
            writer.counted(reason.utf8)
        case .gaveUp(let reason): writer.counted(reason.utf8)
        }
    }
}

extension ConnectionRecord.Event {
    var flag: RecordTag.ConnectionFlag {
        switch self {
        case .connected: .connected
        case .sessionResumed: .sessionResumed
        case .sessionLost: .sessionLost
        case .subscribed: .subscribed
        case .disconnected: .disconnected
        case .attemptFailed: .attemptFailed
        case .gaveUp: .gaveUp
        case .reauthenticated: .reauthenticated
        case .reauthenticationFailed: .reauthenticationFailed
        }
    }
}
