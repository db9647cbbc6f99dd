public import Messaging

/// How far the reference graph is.
public enum GraphState: Hashable, Sendable {
    /// Connecting or subscribing.
    case starting
    /// Subscribed to its input.
    case running
    /// Its connection ended; nil where it was asked to.
    case stopped(TransportError?)
}
