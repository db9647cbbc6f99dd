public import Quantities

/// What a planted fault does to one message.
public enum FaultEffect: Hashable, Sendable {
    /// A message that must pass does not come out.
    case swallow
    /// It comes out twice.
    case duplicate
    /// A message that must be dropped comes out.
    case leak
    /// It comes out with another payload.
    case replace([UInt8])
    /// It comes out this much later.
    case hold(Nanoseconds)
    /// It comes out after this many later messages of its flow.
    case yield(to: Int)

    /// Whether the fault takes effect only when the message leaves.
    var isCountedLater: Bool {
        switch self {
        case .yield: true
        case .swallow, .duplicate, .leak, .replace, .hold: false
        }
    }
}
