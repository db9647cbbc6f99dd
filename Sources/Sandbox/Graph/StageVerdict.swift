/// What a stage makes of one message.
public enum StageVerdict: Hashable, Sendable {
    /// The message goes on, unaltered.
    case pass
    /// The message ends here, silently.
    case drop
    /// The module panics on it, for this reason; nothing of the payload is in the text.
    case trap(String)
}
