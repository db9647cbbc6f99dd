import Glibc

/// A file that is written from its beginning to its end, and closed when the value goes away.
struct AppendOnlyFile: ~Copyable {
    private let descriptor: Int32

    /// The path, for messages.
    let path: String

    /// Creates the file, which must not exist yet.
    init(creating path: String) throws(FileError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        self.path = path
        guard descriptor >= 0 else { throw FileError(path: path, action: "create", code: errno) }
    }

    /// Opens what is there already, such as a device, to write behind its end.
    init(appendingTo path: String) throws(FileError) {
        descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        self.path = path
        guard descriptor >= 0 else { throw FileError(path: path, action: "write", code: errno) }
    }

    deinit { _ = close(descriptor) }

    /// Writes all of `bytes`, or throws what the system said, such as that the disk is full.
    func append(_ bytes: [UInt8]) throws(FileError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw FileError(path: path, action: "write", code: errno)
            }
            rest = rest.dropFirst(written)
        }
    }

    /// Returns when everything is on the disk, so that success survives a power cut.
    func synchronise() throws(FileError) {
        guard fsync(descriptor) == 0 else {
            throw FileError(path: path, action: "write", code: errno)
        }
    }
}
