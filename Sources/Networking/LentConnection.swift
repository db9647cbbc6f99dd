import COpenSSL
import Glibc

/// A TCP connection, with or without TLS, that another library owns: what that library does not
/// tell of it.
///
/// Only as good as the descriptor and the session, which the owner may close in any call of its
/// own: make one for a look and throw it away.
package struct LentConnection {
    /// What looking at a connection showed.
    package enum Look {
        /// There are bytes to read.
        case bytes
        /// There are none now.
        case nothing
        /// The peer sends nothing more.
        case end
    }

    /// What the handshake waits for.
    package enum Handshake {
        /// Nothing: it is over.
        case done
        /// Bytes from the peer.
        case reading
        /// Room for bytes of ours.
        case writing
    }

    private let descriptor: Int32
    private let session: OpaquePointer?

    /// Creates a look at a socket and, under TLS, OpenSSL's session on it.
    package init(descriptor: Int32, session: UnsafeMutableRawPointer?) {
        self.descriptor = descriptor
        self.session = session.map { OpaquePointer($0) }
    }

    /// Whether TCP is connected; false while it is on its way.
    ///
    /// - Throws: ``NetworkError/connectionFailed(detail:)``.
    package func isConnected() throws(NetworkError) -> Bool {
        let code = SocketOptions.pendingError(of: descriptor)
        guard code == 0 else {
            throw .connectionFailed(detail: SystemErrorText.text(of: code))
        }
        return SocketOptions.peer(of: descriptor) != nil
    }

    /// Takes the next step of the TLS handshake; done at once without TLS.
    ///
    /// - Throws: ``NetworkError/tlsFailed(detail:)``; why a certificate was refused is for
    ///   ``LentTLSContext/takeFailure()`` to tell.
    package func negotiate() throws(NetworkError) -> Handshake {
        guard let session else { return .done }
        try leaveMemory(session)
        ERR_clear_error()
        let result = SSL_do_handshake(session)
        if result == 1 { return .done }
        let systemError = errno
        switch SSL_get_error(session, result) {
        case SSL_ERROR_WANT_READ: return .reading
        case SSL_ERROR_WANT_WRITE: return .writing
        case SSL_ERROR_SYSCALL:
            ERR_clear_error()
            let detail = systemError == 0 ? "end of stream" : SystemErrorText.text(of: systemError)
            throw .tlsFailed(detail: "the connection ended during the handshake: \(detail)")
        default:
            throw ByteStream.handshakeFailure(TLSErrorQueue.take())
        }
    }

    /// Looks whether there is anything to read, without taking it.
    ///
    /// Under TLS this also finds records that were read from the socket and not yet decrypted,
    /// which neither the poller nor `SSL_pending` tells of.
    ///
    /// - Throws: ``NetworkError/connectionLost(detail:)``, ``NetworkError/tlsFailed(detail:)``.
    package func look() throws(NetworkError) -> Look {
        var byte: UInt8 = 0
        guard let session else { return try lookPlain(&byte) }
        ERR_clear_error()
        let result = SSL_peek(session, &byte, 1)
        if result > 0 { return .bytes }
        let systemError = errno
        switch SSL_get_error(session, result) {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .nothing
        case SSL_ERROR_ZERO_RETURN: return .end
        default: throw ByteStream.failure(systemError, TLSErrorQueue.take())
        }
    }

    /// Ends both directions: nothing that the owner still writes leaves.
    package func cutOff() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// The version that was negotiated, such as `TLSv1.3`; nil without TLS.
    package var tlsVersion: String? {
        session.flatMap { SSL_get_version($0) }.map { String(cString: $0) }
    }

    /// The cipher that was negotiated; nil without TLS.
    package var cipher: String? {
        guard let session else { return nil }
        return SSL_CIPHER_get_name(SSL_get_current_cipher(session)).map { String(cString: $0) }
    }

    /// Connects the session with the socket, after its first step went to memory.
    private func leaveMemory(_ session: OpaquePointer) throws(NetworkError) {
        guard let output = SSL_get_wbio(session), BIO_method_type(output) == BIO_TYPE_MEM else {
            return
        }
        var data: UnsafeMutablePointer<CChar>?
        let count = crucible_BIO_get_mem_data(output, &data)
        // A socket that was connected just now takes the few hundred bytes of a first message whole.
        guard send(descriptor, data, count, Int32(MSG_NOSIGNAL)) == count else {
            throw .tlsFailed(
                detail: "the connection ended during the handshake: \(SystemErrorText.latest())"
            )
        }
        guard let socket = BIO_new_socket(descriptor, BIO_NOCLOSE) else {
            throw .systemFailed(call: "BIO_new_socket", detail: TLSErrorQueue.take().text)
        }
        SSL_set_bio(session, socket, socket)
    }

    private func lookPlain(_ byte: inout UInt8) throws(NetworkError) -> Look {
        while true {
            let result = recv(descriptor, &byte, 1, Int32(MSG_PEEK))
            if result > 0 { return .bytes }
            if result == 0 { return .end }
            if errno == EAGAIN || errno == EWOULDBLOCK { return .nothing }
            guard errno == EINTR else {
                throw .connectionLost(detail: SystemErrorText.latest())
            }
        }
    }
}
