import Glibc

/// The folder that one run's evidence and reports are kept in:
/// `reports/<time>-<name>-<run id>/`.
public struct ReportFolder: Hashable, Sendable {
    /// The path.
    public let path: String

    /// The folder at `path`, which exists.
    public init(path: String) {
        self.path = path
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
        var folder = ""
        for part in parent.split(separator: "/", omittingEmptySubsequences: true) {
            folder += (folder.isEmpty && !parent.hasPrefix("/") ? "" : "/") + part
            try Self.create(folder, mayExist: true)
        }
        path = folder.isEmpty ? name : "\(folder)/\(name)"
        try Self.create(path, mayExist: false)
    }

    /// The path of the file called `name` in the folder.
    public func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Removes the folder again if nothing was written to it: a run that never began leaves nothing.
    public func removeIfEmpty() { _ = rmdir(path) }

    private static func create(_ path: String, mayExist: Bool) throws(FileError) {
        guard mkdir(path, 0o755) != 0, !(mayExist && errno == EEXIST) else { return }
        throw FileError(path: path, action: "create", code: errno)
    }
}
