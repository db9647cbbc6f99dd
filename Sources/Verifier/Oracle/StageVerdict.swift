/// What one operation does with one message.
enum StageVerdict: Hashable, Sendable {
    /// It goes on as it is.
    case passUnchanged
    /// It goes on like this.
    case pass(OracleMessage)
    /// It goes on as it is, on this arm of a branch.
    case route(Bool)
    /// It goes into the result of its window, and ends here.
    case fold(Datum)
    /// It ends here.
    case drop
    /// The module returns an error instead of a result; the reason is in words.
    case fail(reason: String)
    /// The module panics; the reason is in words.
    case trap(reason: String)
}
