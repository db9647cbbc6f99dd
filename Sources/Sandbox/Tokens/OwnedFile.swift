import Glibc

/// Files that a sandbox makes and nobody else had a hand in.
enum OwnedFile {
    /// Writes a file that must be new: whatever stands there is removed first, never written to.
    static func write(
        _ bytes: [UInt8],
        to path: String,
        mode: mode_t
    ) throws(SandboxError) {
        // An older file may have wider permissions or be a link.
        unlink(path)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(path, flags, mode)
        guard descriptor >= 0 else { throw .unwritable(path: path) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { throw .unwritable(path: path) }
            written += count
        }
    }
}

extension SandboxError {
    /// A file that cannot be written, for the reason that the last system call gave.
    static func unwritable(path: String) -> SandboxError {
        .unwritable(path: path, detail: String(cString: strerror(errno)))
    }
}
