/// Why `serde_json` would refuse a payload, in words.
struct SerdeFailure: Error, Hashable, Sendable {
    /// The reason, without a full stop.
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
