/// What a stage makes of one message.
public enum StageVerdict: Hashable, Sendable {
    /// The message goes on.
    case pass
    /// The message goes on along this arm; branches only, and never the verdict of a whole graph.
    case turn(Bool)
    /// The message ends here, silently.
    case drop
    /// The module returns an error, for this reason: the message ends here, and the graph logs it.
    case error(String)
    /// The module panics on it, for this reason; nothing of the payload is in the text.
    case trap(String)
}
