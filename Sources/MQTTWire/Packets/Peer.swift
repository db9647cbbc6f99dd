/// One of the two ends of a connection.
public enum Peer: Hashable, Sendable, CaseIterable {
    /// The end that sent CONNECT.
    case client
    /// The broker.
    case server
}
