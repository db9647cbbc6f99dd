import Evidence
import Quantities

/// What happens to connections, one of each kind and more, from arbitrary bits.
enum ConnectionRecordSamples {
    static func record(_ bits: UInt64, publisher: UInt32, text: String) -> ConnectionRecord {
        ConnectionRecord(
            bits & 0x1000 == 0 ? .verifier : .publisher(publisher),
            event(bits, length: Nanoseconds(Int64(bitPattern: bits &* 0x9E37)), text)
        )
    }

    private static func event(
        _ bits: UInt64,
        length: Nanoseconds,
        _ text: String
    ) -> ConnectionRecord.Event {
        let code = bits & 0x2000 == 0 ? nil : UInt8(truncatingIfNeeded: bits >> 16)
        switch bits >> 24 % 9 {
        case 0:
            return .connected(
                tcp: length,
                tls: bits & 0x4000 == 0 ? nil : length,
                acceptance: length,
                attempt: UInt32(truncatingIfNeeded: bits >> 20)
            )
        case 1: return .sessionResumed(resent: bits)
        case 2: return .sessionLost(unresolved: bits)
        case 3: return .subscribed(after: length)
        case 4: return .disconnected(code: code, reason: text)
        case 5: return .attemptFailed(code: code, reason: text)
        case 6: return .gaveUp(reason: text)
        case 7: return .reauthenticated(after: length)
        default: return .reauthenticationFailed(code: code, reason: text)
        }
    }
}
