import Networking

/// One end of a connection under test: drives its stream and keeps what it read.
final class Endpoint {
    let stream: ByteStream
    /// Everything read so far.
    private(set) var received: [UInt8] = []
    /// How many bytes came.
    var receivedCount: Int { received.count }
    /// The error that ended it.
    private(set) var failure: NetworkError?
    /// Whether the peer ended its direction.
    private(set) var isAtEnd = false
    /// Whether all that arrives is sent back.
    var echoes = false
    /// The size of the buffer it reads into.
    var bufferSize = 65_536

    init(_ stream: ByteStream) {
        self.stream = stream
    }

    var isOver: Bool { failure != nil || isAtEnd }

    /// Does what the poller's report asks for.
    func react(to readiness: Readiness) {
        do throws(NetworkError) {
            if stream.phase != .open { _ = try stream.advance() }
            guard stream.phase == .open else { return }
            try stream.flush()
            guard readiness.isReadable || readiness.isHungUp else { return }
            try readAll()
        } catch {
            failure = error
            stream.close()
        }
    }

    private func readAll() throws(NetworkError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferSize, alignment: 1)
        defer { buffer.deallocate() }
        var hasMore = true
        while hasMore {
            let result = try stream.read(into: buffer)
            received.append(contentsOf: buffer[..<result.count])
            if echoes {
                try stream.send(UnsafeRawBufferPointer(rebasing: buffer[..<result.count]))
            }
            hasMore = result.hasMore
            if result.isAtEnd {
                isAtEnd = true
                stream.close()
            }
        }
    }
}
