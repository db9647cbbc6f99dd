public import Quantities

/// Something that happened to one of the run's own connections.
public struct ConnectionRecord: Hashable, Sendable {
    /// Whose connection it is.
    public enum Client: Hashable, Sendable {
        /// The publisher with this number.
        case publisher(UInt32)
        /// The verifier's.
        case verifier
    }

    /// What happened.
    public enum Event: Hashable, Sendable {
        /// The broker accepted the connection; `tls` is nil without TLS.
        case connected(
            tcp: Nanoseconds,
            tls: Nanoseconds?,
            acceptance: Nanoseconds,
            attempt: UInt32
        )
        /// The broker kept the session: told behind ``connected``.
        case sessionResumed(resent: UInt64)
        /// The broker had no session where one was to be kept: told behind ``connected``.
        case sessionLost(unresolved: UInt64)
        /// The broker answered the subscription.
        case subscribed(after: Nanoseconds)
        /// The connection ended unasked; `code` is the broker's reason code where it gave one.
        case disconnected(code: UInt8?, reason: String)
        /// An attempt to connect failed and will be made again.
        case attemptFailed(code: UInt8?, reason: String)
        /// It will not be connected again.
        case gaveUp(reason: String)
        /// The broker took new credentials on the connection that stood.
        case reauthenticated(after: Nanoseconds)
        /// The broker did not take new credentials.
        case reauthenticationFailed(code: UInt8?, reason: String)
    }

    /// Whose connection it is.
    public var client: Client
    /// What happened.
    public var event: Event

    /// Creates a record.
    public init(_ client: Client, _ event: Event) {
        self.client = client
        self.event = event
    }
}
