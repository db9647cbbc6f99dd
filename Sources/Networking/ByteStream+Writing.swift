import COpenSSL
import Glibc

extension ByteStream {
    /// How many bytes were accepted and not yet written.
    public var unsentCount: Int { unsent.count - unsentStart }

    /// Writes `bytes` now as far as the socket takes them, and keeps a copy of the rest, which
    /// ``flush()`` writes later.
    ///
    /// Allowed in every phase but ``Phase/closed``; before ``Phase/open`` everything is kept. Each
    /// write carries at most ``maximumWrite`` bytes.
    ///
    /// - Throws: ``NetworkError/connectionLost(detail:)``.
    public func send(_ bytes: UnsafeRawBufferPointer) throws(NetworkError) {
        var written = 0
        if phase == .open, unsentCount == 0 { written = try write(bytes) }
        guard written < bytes.count, phase != .closed else { return }
        unsent.append(contentsOf: bytes[written...])
        rearm()
    }

    /// Writes `bytes` now as far as the socket takes them, and keeps a copy of the rest.
    public func send(_ bytes: [UInt8]) throws(NetworkError) {
        try bytes.withUnsafeBufferPointer { (buffer) throws(NetworkError) in
            try send(UnsafeRawBufferPointer(buffer))
        }
    }

    /// Writes what was kept, as far as the socket takes it.
    ///
    /// - Throws: ``NetworkError/connectionLost(detail:)``.
    public func flush() throws(NetworkError) {
        guard phase == .open, unsentCount > 0 else { return }
        let start = unsentStart
        let written = try unsent.withUnsafeBufferPointer { (buffer) throws(NetworkError) in
            try write(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[start...]))
        }
        unsentStart += written
        if unsentCount == 0 {
            // Gives the memory back: an idle connection keeps no buffer.
            unsent = []
            unsentStart = 0
        } else if unsentStart > unsent.count / 2 {
            unsent.removeFirst(unsentStart)
            unsentStart = 0
        }
        rearm()
    }

    /// Writes until the socket takes no more.
    private func write(_ bytes: UnsafeRawBufferPointer) throws(NetworkError) -> Int {
        var written = 0
        while written < bytes.count {
            let end = min(written + Self.maximumWrite, bytes.count)
            let part = UnsafeRawBufferPointer(rebasing: bytes[written..<end])
            let taken = if let session { try write(part, session) } else { try writePlain(part) }
            guard taken > 0 else { break }
            written += taken
            writeCount += 1
        }
        return written
    }

    private func write(
        _ part: UnsafeRawBufferPointer,
        _ session: OpaquePointer
    ) throws(NetworkError) -> Int {
        ERR_clear_error()
        let result = SSL_write(session, part.baseAddress, Int32(part.count))
        if result > 0 { return Int(result) }
        let systemError = errno
        switch SSL_get_error(session, result) {
        case SSL_ERROR_WANT_WRITE, SSL_ERROR_WANT_READ: return 0
        default: throw Self.failure(systemError, TLSErrorQueue.take())
        }
    }

    private func writePlain(_ part: UnsafeRawBufferPointer) throws(NetworkError) -> Int {
        while true {
            let result = Glibc.send(descriptor, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
            if result >= 0 { return result }
            if errno == EAGAIN || errno == EWOULDBLOCK { return 0 }
            guard errno == EINTR else {
                throw .connectionLost(detail: SystemErrorText.latest())
            }
        }
    }

    /// The error of a failed read or write on an open TLS connection.
    static func failure(_ systemError: Int32, _ queue: TLSErrorQueue) -> NetworkError {
        switch queue.reason {
        case 0:
            let words = systemError == 0 ? "end of stream" : SystemErrorText.text(of: systemError)
            return .connectionLost(detail: words)
        case SSL_R_UNEXPECTED_EOF_WHILE_READING:
            return .connectionLost(detail: "the peer closed it without notice")
        default:
            return .tlsFailed(detail: queue.text)
        }
    }
}
