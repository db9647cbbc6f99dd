/// Why a slot's message left later than intended, decided at the moment it was due.
public enum SendDelay: UInt8, Sendable, Hashable {
    /// Nothing held it up but the generator itself.
    case generator = 0
    /// The broker's flow control did: too many messages unacknowledged, or a full socket.
    case quota = 1
    /// There was no connection.
    case connection = 2
}
