/// What a ``Poller`` found out about one socket.
public struct Readiness: Hashable, Sendable {
    /// The key that the socket was attached with.
    public var key: UInt64
    /// Whether there are bytes, or the end, to read; or a connection to accept.
    public var isReadable: Bool
    /// Whether bytes can be written, or a connection attempt has ended.
    public var isWritable: Bool
    /// Whether both directions are closed, or there was an error, which the next call will tell.
    public var isHungUp: Bool
}
