import Glibc
import Networking
import Synchronization
import Testing

/// A listener on loopback that treats its first connection as no library would: it resets it in the
/// middle of a packet.
final class RawPeer: Sendable {
    let port: UInt16
    private let listener: Int32

    /// Answers the first bytes that arrive with `answer`, and then resets the connection.
    init(resettingAfter answer: [UInt8]) throws {
        prepareProcessForTLS()
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(listener >= 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 1) == 0
                    && getsockname(listener, $0, &size) == 0
            }
        }
        try #require(isBound)
        port = UInt16(bigEndian: address.sin_port)
        try DedicatedThread.start("raw peer") {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { return }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            _ = recv(connection, &buffer, buffer.count, 0)
            _ = send(connection, answer, answer.count, 0)
            // The second packet shows that the first answer was read: a reset throws away what was
            // not.
            _ = recv(connection, &buffer, buffer.count, 0)
            // Closing without lingering is what sends RST.
            var lingering = linger(l_onoff: 1, l_linger: 0)
            let length = socklen_t(MemoryLayout<linger>.size)
            setsockopt(connection, SOL_SOCKET, SO_LINGER, &lingering, length)
            close(connection)
        }
    }

    deinit {
        // Also ends an accept that still waits.
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }
}
