import CLinux
import Glibc

/// A TCP port that takes connections.
///
/// A class because it owns the descriptor; used on one thread.
public final class Listener {
    /// Where it listens, with the real port.
    public let address: SocketAddress

    private let descriptor: Int32
    private weak var poller: Poller?

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - host: An IP address, or a name with a local address.
    ///   - port: The port; 0 takes any free one.
    /// - Throws: ``NetworkError/listenFailed(address:detail:)`` when the address is taken or not
    ///   local, ``NetworkError/hostNotFound(host:detail:)``.
    public init(host: String, port: UInt16) throws(NetworkError) {
        let wanted = try SocketAddress.look(up: host, port: port, flags: AI_PASSIVE).get()[0]
        let descriptor = socket(wanted.family, SocketOptions.streamType, 0)
        guard descriptor >= 0 else { throw .system("socket") }
        SocketOptions.set(descriptor, SOL_SOCKET, SO_REUSEADDR)
        let bound = wanted.withSocketAddress { bind(descriptor, $0, $1) == 0 }
        guard bound, listen(descriptor, 4_096) == 0, let real = SocketOptions.name(of: descriptor)
        else {
            let detail = SystemErrorText.latest()
            close(descriptor)
            throw .listenFailed(address: "\(wanted)", detail: detail)
        }
        address = real
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// The port it listens on.
    public var port: UInt16 { address.port }

    /// Has `poller` report connections that can be accepted, as readable, under `key`.
    public func attach(to poller: Poller, key: UInt64) throws(NetworkError) {
        try poller.add(descriptor, key: key, reading: true, writing: false)
        self.poller = poller
    }

    /// Has its poller report nothing more; connections wait in the kernel.
    public func detach() {
        poller?.remove(descriptor)
        poller = nil
    }

    /// Takes one waiting connection.
    ///
    /// - Parameter context: The server's side of TLS; nil for plain TCP.
    /// - Returns: The connection, its handshake not begun; nil when none waits.
    /// - Throws: ``NetworkError/systemFailed(call:detail:)`` when descriptors have run out; the
    ///   connection still waits, and the poller will report it again at once.
    public func accept(security context: TLSContext?) throws(NetworkError) -> ByteStream? {
        // A connection that was reset while it waited is skipped; the bound stops a flood of them.
        for _ in 0..<64 {
            let accepted = crucible_accept_nonblocking(descriptor)
            if accepted >= 0 { return try ByteStream(accepted: accepted, security: context) }
            if errno == EAGAIN || errno == EWOULDBLOCK { return nil }
            guard errno == ECONNABORTED || errno == EINTR else { throw .system("accept") }
        }
        return nil
    }
}
