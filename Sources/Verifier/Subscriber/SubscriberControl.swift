public import Messaging
import Synchronization

/// What the harness may know of the verifier's connection while its loop runs.
///
/// A class because the harness and the loop's thread share it.
public final class SubscriberControl: Sendable {
    /// How far the subscription is.
    public enum State: Hashable, Sendable {
        /// Not yet subscribed.
        case waiting
        /// Everything that comes out from now on is seen.
        case subscribed(BrokerLimits, granted: QualityOfService)
        /// It could not be made.
        case failed(TransportError)
        /// It was made and ended unasked; what comes out from now on is not seen.
        case lost(TransportError)
        /// It was closed in an orderly way.
        case closed
    }

    private let shared = Mutex<State>(.waiting)

    /// Creates a control that nobody has written to.
    public init() {}

    /// How far the subscription is, now.
    public var state: State { shared.withLock { $0 } }

    /// Notes a new state.
    func note(_ state: State) {
        shared.withLock { $0 = state }
    }
}
