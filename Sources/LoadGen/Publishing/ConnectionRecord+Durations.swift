import Evidence
import Messaging

extension ConnectionRecord.Event {
    /// The broker accepted the connection at the attempt of that number, counted from 0.
    static func connected(_ took: ConnectDurations, attempt: UInt32) -> Self {
        .connected(tcp: took.tcp, tls: took.tls, acceptance: took.acceptance, attempt: attempt)
    }
}
