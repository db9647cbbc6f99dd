import COpenSSL
import Synchronization

/// The newest TLS session of each host that a client's context has met, to be offered again.
///
/// A resumed handshake skips the certificates: about half the work, at both ends. A class because
/// OpenSSL's callback and every stream of a context share it; OpenSSL counts a session's users
/// itself, so what is under the lock is only which one is the newest.
final class ResumableSessions: Sendable {
    /// A session that OpenSSL counts one use of, given back with the last copy of this.
    private final class Session: @unchecked Sendable {
        // Never changes, and OpenSSL's own functions on it may be called from any thread.
        let pointer: OpaquePointer

        init(_ pointer: OpaquePointer) {
            self.pointer = pointer
        }

        deinit {
            SSL_SESSION_free(pointer)
        }
    }

    private let newest = Mutex<[String: Session]>([:])

    /// Takes over a use of `session`.
    func keep(_ session: OpaquePointer, of host: String) {
        let session = Session(session)
        newest.withLock { $0[host] = session }
    }

    /// Has a connection that is about to begin offer the newest session of `host`, if there is one.
    func offer(on connection: OpaquePointer, to host: String) {
        newest.withLock { sessions in
            guard let session = sessions[host] else { return }
            SSL_set_session(connection, session.pointer)
        }
    }

    /// OpenSSL calls this for each session that a server grants; 1 says that it is kept.
    static let callback: @Sendable @convention(c) (OpaquePointer?, OpaquePointer?) -> Int32 = {
        connection,
        session in
        guard let connection, let session, let owner = SSL_get_ex_data(connection, 0) else {
            return 0
        }
        // A stream frees its session before itself, so a session's owner is alive.
        let stream = Unmanaged<ByteStream>.fromOpaque(owner).takeUnretainedValue()
        guard let host = stream.expectedHost, let sessions = stream.resumableSessions else {
            return 0
        }
        sessions.keep(session, of: host)
        return 1
    }
}
