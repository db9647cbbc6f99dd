import Glibc
import Quantities
import Synchronization

/// The files a sandbox writes, so that clients can come in: certificate and token.
///
/// A class because the thread that renews the token and the sandbox's owner share it.
final class SandboxFiles: Sendable {
    let authoritiesPath: String
    let tokenPath: String
    private let directory: String
    private let madeDirectory: Bool
    /// Nil once the files are removed, so that a late renewal writes nothing.
    private let token: Mutex<ProjectedFile?>

    /// Writes the files; the token is readable by its owner only.
    init(
        in directory: String,
        authorities: [UInt8],
        token bytes: [UInt8],
        at now: WallClockInstant
    ) throws(SandboxError) {
        self.directory = directory
        madeDirectory = mkdir(directory, 0o700) == 0
        guard madeDirectory || errno == EEXIST else { throw .unwritable(path: directory) }
        authoritiesPath = directory + "/ca.crt"
        let file = ProjectedFile(in: directory, name: "token")
        tokenPath = file.path
        token = Mutex(file)
        do throws(SandboxError) {
            try OwnedFile.write(authorities, to: authoritiesPath, mode: 0o644)
            try replaceToken(with: bytes, at: now)
        } catch {
            remove()
            throw error
        }
    }

    /// Swaps a new token in, as the kubelet would.
    func replaceToken(with bytes: [UInt8], at now: WallClockInstant) throws(SandboxError) {
        try token.withLock { (file) throws(SandboxError) in
            try file?.replace(with: bytes, at: now.seconds)
        }
    }

    /// Removes the files, and the folder where the sandbox made it and nothing else is in it.
    func remove() {
        token.withLock { file in
            file?.remove()
            file = nil
        }
        unlink(authoritiesPath)
        if madeDirectory { rmdir(directory) }
    }
}
