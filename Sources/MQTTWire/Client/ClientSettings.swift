/// What a client decides for itself, beside its CONNECT.
public struct ClientSettings: Hashable, Sendable {
    /// How long to wait for PINGRESP, in nanoseconds.
    public var pingResponseTimeout: UInt64 = 10_000_000_000
    /// The most QoS 1 messages to have in flight; the server's Receive Maximum may lower it.
    public var inFlightLimit: UInt16 = 65_535

    /// Creates settings: 10 s, and no limit of our own.
    public init() {}
}
