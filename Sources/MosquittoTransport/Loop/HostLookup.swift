import Networking

/// What a loop knows of a host's addresses; asked once for all connections of the loop.
enum HostLookup {
    /// A host and a port, which is what one question is about.
    struct Key: Hashable {
        var host: String
        var port: UInt16
    }

    /// The answer is awaited.
    case asked
    /// The addresses, in the order in which they are tried.
    case known([SocketAddress])
}
