import COpenSSL

/// What OpenSSL's error queue of this thread says about the call that just failed.
struct TLSErrorQueue {
    /// OpenSSL's reason number; 0 when the queue was empty.
    let reason: Int32
    /// OpenSSL's words for it.
    let text: String

    /// Takes the first error and empties the queue, as it must be before the next call.
    static func take() -> TLSErrorQueue {
        let error = ERR_get_error()
        ERR_clear_error()
        guard error != 0 else { return TLSErrorQueue(reason: 0, text: "no detail") }
        let words = ERR_reason_error_string(error).map { String(cString: $0) }
        return TLSErrorQueue(
            reason: crucible_ERR_reason(error),
            text: words ?? "OpenSSL error \(error)"
        )
    }
}
