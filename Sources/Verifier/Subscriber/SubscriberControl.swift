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
        /// The connection ended and is being made again; whether anything was missed is known only
        /// then.
        case reconnecting(TransportError)
        /// It could not be made.
        case failed(TransportError)
        /// It was made, ended unasked and is not made again; what comes out from now on is not seen.
        case lost(TransportError)
        /// It was closed in an orderly way.
        case closed
    }

    private let shared = Mutex<State>(.waiting)
    private let renewals = Atomic<UInt64>(0)

    /// Creates a control that nobody has written to.
    public init() {}

    /// How far the subscription is, now.
    public var state: State { shared.withLock { $0 } }

    /// Whether what comes out is, or may yet be, seen.
    public var isAlive: Bool {
        switch state {
        case .waiting, .subscribed, .reconnecting: true
        case .failed, .lost, .closed: false
        }
    }

    /// How often ``renew()`` was called.
    var renewalsRequested: UInt64 { renewals.load(ordering: .acquiring) }

    /// Has the connection show a fresh token; wake the loop afterwards.
    public func renew() {
        renewals.wrappingAdd(1, ordering: .releasing)
    }

    /// Notes a new state.
    func note(_ state: State) {
        shared.withLock { $0 = state }
    }
}
