import Glibc

/// The files a sandbox writes, so that clients can come in: certificate and token.
struct SandboxFiles: Sendable {
    let authoritiesPath: String
    let tokenPath: String
    private let directory: String
    private let madeDirectory: Bool

    /// Writes the files; the token is readable by its owner only.
    init(in directory: String, authorities: [UInt8], token: [UInt8]) throws(SandboxError) {
        self.directory = directory
        madeDirectory = mkdir(directory, 0o700) == 0
        guard madeDirectory || errno == EEXIST else { throw Self.failure(directory) }
        authoritiesPath = directory + "/ca.crt"
        tokenPath = directory + "/token"
        do throws(SandboxError) {
            try Self.write(authorities, to: authoritiesPath, mode: 0o644)
            try Self.write(token, to: tokenPath, mode: 0o600)
        } catch {
            remove()
            throw error
        }
    }

    /// Removes the files, and the folder where the sandbox made it and nothing else is in it.
    func remove() {
        unlink(tokenPath)
        unlink(authoritiesPath)
        if madeDirectory { rmdir(directory) }
    }

    private static func write(
        _ bytes: [UInt8],
        to path: String,
        mode: mode_t
    ) throws(SandboxError) {
        // An older file may have wider permissions or be a link: it is replaced, never written to.
        unlink(path)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(path, flags, mode)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { throw failure(path) }
            written += count
        }
    }

    private static func failure(_ path: String) -> SandboxError {
        .unwritable(path: path, detail: String(cString: strerror(errno)))
    }
}
