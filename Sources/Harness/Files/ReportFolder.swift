import Glibc

/// The folder that one run's evidence and reports are kept in:
/// `reports/<time>-<name>-<run id>/`.
public struct ReportFolder: Hashable, Sendable {
    /// The path.
    public let path: String
    /// The folders above it that were missing and have been made with it, the outermost first.
    private let madeAbove: [String]

    /// The folder at `path`, which exists.
    public init(path: String) {
        self.path = path
        madeAbove = []
    }

    /// Creates a run's folder, and any folder above it that is missing.
    ///
    /// Done before a connection is opened, so a folder that cannot be written costs no load.
    ///
    /// - Parameters:
    ///   - parent: The folder that keeps all runs.
    ///   - name: The run's own, from ``Report/folderName(of:)``.
    /// - Throws: What the system said, with the path.
    init(in parent: String, name: String) throws(FileError) {
        var made: [String] = []
        do throws(FileError) {
            var folder = parent.hasPrefix("/") ? "/" : ""
            for part in parent.split(separator: "/") {
                folder += part
                if try Self.create(folder, mayExist: true) { made.append(folder) }
                folder += "/"
            }
            path = folder + name
            _ = try Self.create(path, mayExist: false)
        } catch {
            Self.remove(made)
            throw error
        }
        madeAbove = made
    }

    /// The path of the file called `name` in the folder.
    public func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Removes the folder again if nothing was written to it, and those above it that were made for
    /// it and are empty: a run that never began leaves nothing.
    public func removeIfEmpty() { Self.remove(madeAbove + [path]) }

    /// Whether the folder was made; false when it was there and that is welcome.
    private static func create(_ path: String, mayExist: Bool) throws(FileError) -> Bool {
        if mkdir(path, 0o755) == 0 { return true }
        guard mayExist, errno == EEXIST else {
            throw FileError(path: path, action: "create", code: errno)
        }
        return false
    }

    /// Removes folders that are empty, from the innermost.
    private static func remove(_ folders: [String]) {
        for folder in folders.reversed() where rmdir(folder) != 0 { return }
    }
}
