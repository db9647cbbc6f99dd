import Glibc

/// A file or folder that could not be read or written: which, and what the system said.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path.
    public let path: String
    /// What was tried: `create`, `read`, `write`, `rename`.
    public let action: String
    /// The system's error number.
    public let code: Int32

    /// Creates an error.
    public init(path: String, action: String, code: Int32) {
        self.path = path
        self.action = action
        self.code = code
    }

    /// What happened, in the system's words.
    public var description: String {
        "cannot \(action) \(path): \(reason)"
    }

    /// The system's words alone, for a sentence that names the path already.
    var reason: String { String(cString: strerror(code)) }

    /// What to do about it.
    public var hint: String {
        switch code {
        case EACCES where action == "read", EPERM where action == "read":
            "change its permissions, or run as who may read it"
        case ENOENT: "check the path"
        case EACCES, EPERM, EROFS: "choose another folder with --reports, or change its permissions"
        case ENOSPC, EDQUOT: "free some space, or choose another folder with --reports"
        case EEXIST: "something of that name is already there; remove it or choose another"
        case EISDIR, ENOTDIR: "a file stands where a folder should be, or the reverse"
        default: "look at the path and the disk it is on"
        }
    }
}
