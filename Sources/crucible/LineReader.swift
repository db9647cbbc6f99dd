import Glibc

/// Lines that come through a pipe, read without blocking.
struct LineReader {
    /// What a look at the pipe found.
    enum Found: Equatable {
        /// A line, without its end.
        case line(String)
        /// No whole line yet.
        case nothing
        /// The other side has closed the pipe.
        case end
    }

    private let descriptor: Int32
    private var bytes: [UInt8] = []
    private var isAtEnd = false

    /// Reads from a descriptor that stays the caller's.
    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The next line, where a whole one has come.
    mutating func next() -> Found {
        fill()
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
            return isAtEnd ? .end : .nothing
        }
        let line = String(decoding: bytes[..<end], as: UTF8.self)
        bytes.removeFirst(end + 1)
        return .line(line)
    }

    /// Takes what is there: `poll` first, because the descriptor may be shared and must stay as it is.
    private mutating func fill() {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while !isAtEnd {
            var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&wanted, 1, 0) == 1 else { return }
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { isAtEnd = true } else { bytes += buffer[..<count] }
        }
    }
}
