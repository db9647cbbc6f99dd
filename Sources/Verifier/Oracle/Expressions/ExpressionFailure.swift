/// Why an expression has no value for a message, in words; the transform drops such a message.
struct ExpressionFailure: Error, Hashable, Sendable {
    /// The reason, without a full stop.
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
