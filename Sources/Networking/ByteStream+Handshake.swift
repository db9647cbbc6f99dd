import COpenSSL
import Glibc

extension ByteStream {
    /// Takes the next step of connecting, where the socket allows one.
    ///
    /// - Returns: How far the connection is now.
    /// - Throws: ``NetworkError/connectionFailed(detail:)`` when TCP was refused, or one of the
    ///   certificate and TLS errors.
    public func advance() throws(NetworkError) -> Phase {
        if phase == .connecting { try finishConnecting() }
        if phase == .handshaking { try negotiate() }
        if phase == .open, unsentCount > 0 { try flush() }
        rearm()
        return phase
    }

    /// The version that was negotiated, such as `TLSv1.3`; nil without TLS or before it.
    public var tlsVersion: String? {
        guard phase == .open, let session else { return nil }
        return SSL_get_version(session).map { String(cString: $0) }
    }

    /// The cipher that was negotiated, such as `TLS_AES_256_GCM_SHA384`; nil without TLS.
    public var cipher: String? {
        guard phase == .open, let session else { return nil }
        return SSL_CIPHER_get_name(SSL_get_current_cipher(session)).map { String(cString: $0) }
    }

    /// Whether TLS went on with an earlier session instead of a full handshake.
    public var isResumed: Bool {
        guard phase == .open, let session else { return false }
        return SSL_session_reused(session) == 1
    }

    /// The server name that the client indicated; nil when it gave none, and at the client's end.
    public var indicatedName: String? {
        guard let session, expectedHost == nil else { return nil }
        return SSL_get_servername(session, TLSEXT_NAMETYPE_host_name).map { String(cString: $0) }
    }

    private func finishConnecting() throws(NetworkError) {
        let code = SocketOptions.pendingError(of: descriptor)
        guard code == 0 else {
            throw .connectionFailed(detail: SystemErrorText.text(of: code))
        }
        // No error and no peer: still under way.
        guard SocketOptions.peer(of: descriptor) != nil else { return }
        phase = session == nil ? .open : .handshaking
    }

    private func negotiate() throws(NetworkError) {
        guard let session else { return }
        ERR_clear_error()
        let result = SSL_do_handshake(session)
        if result == 1 {
            phase = .open
            return
        }
        let systemError = errno
        switch SSL_get_error(session, result) {
        case SSL_ERROR_WANT_READ: handshakeWantsWrite = false
        case SSL_ERROR_WANT_WRITE: handshakeWantsWrite = true
        case SSL_ERROR_SYSCALL:
            ERR_clear_error()
            let detail = systemError == 0 ? "end of stream" : SystemErrorText.text(of: systemError)
            throw .tlsFailed(detail: "the connection ended during the handshake: \(detail)")
        default:
            throw verificationFailure ?? Self.handshakeFailure(TLSErrorQueue.take())
        }
    }

    static func handshakeFailure(_ failure: TLSErrorQueue) -> NetworkError {
        switch failure.reason {
        case SSL_R_WRONG_VERSION_NUMBER, SSL_R_HTTP_REQUEST, SSL_R_PACKET_LENGTH_TOO_LONG,
            SSL_R_BAD_RECORD_TYPE:
            .tlsFailed(detail: "the peer does not speak TLS (\(failure.text))")
        case SSL_R_UNEXPECTED_EOF_WHILE_READING:
            .tlsFailed(detail: "the connection ended during the handshake: end of stream")
        default:
            .tlsFailed(detail: failure.text)
        }
    }
}
