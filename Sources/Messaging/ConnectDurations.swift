public import Quantities

/// How long each step of making one connection took.
public struct ConnectDurations: Hashable, Sendable {
    /// From the first packet of TCP to the connection.
    public var tcp: Nanoseconds
    /// The TLS handshake; nil without TLS.
    public var tls: Nanoseconds?
    /// From CONNECT to CONNACK.
    public var acceptance: Nanoseconds

    /// Creates durations.
    public init(tcp: Nanoseconds, tls: Nanoseconds?, acceptance: Nanoseconds) {
        self.tcp = tcp
        self.tls = tls
        self.acceptance = acceptance
    }

    /// Nothing was measured.
    public static let zero = ConnectDurations(tcp: .zero, tls: nil, acceptance: .zero)
}
