public import Messaging

/// How far the reference graph is.
public enum GraphState: Hashable, Sendable {
    /// Connecting or subscribing for the first time.
    case starting
    /// Subscribed to its input.
    case running
    /// Its connection ended, for this reason, and it is trying to have another.
    case reconnecting(TransportError)
    /// Its connection ended for good; nil where it was asked to.
    case stopped(TransportError?)
}
