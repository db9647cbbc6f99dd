import COpenSSL
import Glibc

extension ByteStream {
    /// Reads what has arrived, up to the buffer's size.
    ///
    /// - Parameter buffer: Where the bytes go, from its start; best 64 KiB, shared by all streams.
    /// - Returns: How many bytes came; 0 with neither flag set means that none are there now.
    /// - Throws: ``NetworkError/connectionLost(detail:)``, ``NetworkError/tlsFailed(detail:)``.
    public func read(
        into buffer: UnsafeMutableRawBufferPointer
    ) throws(NetworkError) -> ReadResult {
        guard phase == .open else { return ReadResult(count: 0, hasMore: false, isAtEnd: false) }
        guard let session else { return try readPlain(into: buffer) }
        var count = 0
        defer { giveBackBuffers(of: session) }
        while count < buffer.count {
            ERR_clear_error()
            let room = min(buffer.count - count, Int(Int32.max))
            let result = SSL_read(session, buffer.baseAddress.map { $0 + count }, Int32(room))
            if result > 0 {
                count += Int(result)
                // Nothing held back: the poller will report what comes later.
                if SSL_has_pending(session) == 0 { break }
                continue
            }
            let systemError = errno
            switch SSL_get_error(session, result) {
            case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE:
                return ReadResult(count: count, hasMore: false, isAtEnd: false)
            case SSL_ERROR_ZERO_RETURN:
                return ReadResult(count: count, hasMore: false, isAtEnd: true)
            default:
                // Bytes that came before the error are handed over first; the next read meets it
                // again.
                let failure = Self.failure(systemError, TLSErrorQueue.take())
                guard count == 0 else {
                    return ReadResult(count: count, hasMore: true, isAtEnd: false)
                }
                throw failure
            }
        }
        let hasMore = count == buffer.count && SSL_has_pending(session) == 1
        return ReadResult(count: count, hasMore: hasMore, isAtEnd: false)
    }

    /// Frees what OpenSSL holds for records while none is under way.
    ///
    /// `SSL_MODE_RELEASE_BUFFERS` does that after each of our reads and writes, but not after a
    /// message of TLS itself: a session ticket, which comes behind the handshake, has OpenSSL make
    /// a write buffer of 16 KiB that a connection without traffic would keep. Costs a few
    /// nanoseconds where there is nothing to free.
    private func giveBackBuffers(of session: OpaquePointer) {
        _ = SSL_free_buffers(session)
    }

    private func readPlain(
        into buffer: UnsafeMutableRawBufferPointer
    ) throws(NetworkError) -> ReadResult {
        while true {
            let result = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if result > 0 { return ReadResult(count: result, hasMore: false, isAtEnd: false) }
            if result == 0 { return ReadResult(count: 0, hasMore: false, isAtEnd: true) }
            if errno == EAGAIN || errno == EWOULDBLOCK {
                return ReadResult(count: 0, hasMore: false, isAtEnd: false)
            }
            guard errno == EINTR else {
                throw .connectionLost(detail: SystemErrorText.latest())
            }
        }
    }
}
