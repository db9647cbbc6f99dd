import CLinux
import Glibc

/// The few socket calls whose C spelling needs casts.
enum SocketOptions {
    /// A non-blocking TCP socket that child processes do not inherit.
    static let streamType =
        Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)

    /// Switches an option on.
    static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32) {
        var on: Int32 = 1
        setsockopt(descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Sends small writes at once instead of waiting for the peer (TCP_NODELAY).
    static func sendAtOnce(_ descriptor: Int32) {
        set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY)
    }

    /// Has a socket connect from `address`; false with `errno` where that is not possible.
    ///
    /// The port is chosen by connecting (IP_BIND_ADDRESS_NO_PORT), so that one is refused only to a
    /// broker that it already leads to.
    static func bind(_ descriptor: Int32, to address: SocketAddress) -> Bool {
        set(descriptor, Int32(IPPROTO_IP), IP_BIND_ADDRESS_NO_PORT)
        return address.withSocketAddress { Glibc.bind(descriptor, $0, $1) == 0 }
    }

    /// The error that a connection attempt ended with; 0 for none.
    static func pendingError(of descriptor: Int32) -> Int32 {
        var code: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        let failed = getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length) != 0
        return failed ? errno : code
    }

    /// The socket's own address.
    static func name(of descriptor: Int32) -> SocketAddress? {
        address { getsockname(descriptor, $0, $1) }
    }

    /// The address at the other end; nil while there is none.
    static func peer(of descriptor: Int32) -> SocketAddress? {
        address { getpeername(descriptor, $0, $1) }
    }

    private static func address(
        _ ask: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> SocketAddress? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                ask($0, &length) == 0 ? SocketAddress($0, length: length) : nil
            }
        }
    }
}
