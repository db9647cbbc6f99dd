/// What one operation does with one message.
enum StageVerdict: Hashable, Sendable {
    /// It goes on as it is.
    case passUnchanged
    /// It goes on with this body.
    case pass([UInt8])
    /// It ends here.
    case drop
    /// The module panics; the reason is in words.
    case trap(reason: String)
}
