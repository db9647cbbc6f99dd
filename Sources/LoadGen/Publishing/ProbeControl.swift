public import Messaging
import Synchronization

/// What the harness may know of the probes while their loop runs.
///
/// A class because the harness and the loop's thread share it.
public final class ProbeControl: Sendable {
    /// How the probes stand.
    public struct Status: Hashable, Sendable {
        /// How many were handed to the transport.
        public internal(set) var sent: UInt64 = 0
        /// What the broker said to the first that it refused; nil while it refused none.
        public internal(set) var refusal: ReasonCode?
        /// Why the connection ended, or could not be made; nil while it did not.
        public internal(set) var failure: TransportError?
    }

    private let shared = Mutex(Status())

    /// Creates a control that nobody has written to.
    public init() {}

    /// How the probes stand now.
    public var status: Status { shared.withLock { $0 } }

    /// Changes what is known.
    func note(_ change: (inout Status) -> Void) {
        shared.withLock { change(&$0) }
    }
}
