import CLinux
import Glibc

/// Notices that entries of a directory came, went, or were written.
///
/// For files that are replaced through a symbolic link, as projected volumes are: watching the file
/// itself would see only the first replacement. A class because it owns a descriptor; used on one
/// thread at a time. Asking costs a system call.
public final class DirectoryWatch {
    private let descriptor: Int32

    /// Begins to watch.
    ///
    /// - Parameter path: The directory.
    /// - Throws: ``NetworkError/systemFailed(call:detail:)`` where it cannot be watched.
    public init(_ path: String) throws(NetworkError) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { throw .system("inotify_init1") }
        let events =
            UInt32(IN_MOVED_TO) | UInt32(IN_CREATE) | UInt32(IN_CLOSE_WRITE) | UInt32(IN_DELETE)
        guard inotify_add_watch(descriptor, path, events) >= 0 else {
            throw .system("inotify_add_watch")
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Whether anything changed since this was last asked, or since the watch began.
    public func takeChange() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        var hasChanged = false
        // What happened is of no interest, only that something did; bounded against a busy directory.
        for _ in 0..<64 {
            guard read(descriptor, &buffer, buffer.count) > 0 else { break }
            hasChanged = true
        }
        return hasChanged
    }
}
