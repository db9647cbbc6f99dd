import Glibc

/// A file in a folder laid out as the kubelet lays out projected volumes, and replaced as it does.
///
///     token  ─► ..data/token
///     ..data ─► ..2026_11_25_22_10_58.0      a new folder each time, swapped in by renaming the link
///
/// A reader sees the old contents or the new, never a part; one that watches the file and not the
/// folder misses every change but the first.
struct ProjectedFile {
    /// The file's path, through both links.
    let path: String
    private let directory: String
    private let name: String
    private var folder: String?
    private var count = 0

    /// Names a file that does not exist yet.
    init(in directory: String, name: String) {
        self.directory = directory
        self.name = name
        path = directory + "/" + name
    }

    /// Swaps new contents in; the file is readable by its owner only.
    ///
    /// - Parameters:
    ///   - bytes: The contents.
    ///   - seconds: The time that the new folder is named after, in seconds since 1970.
    /// - Throws: ``SandboxError/unwritable(path:detail:)``; the old contents stand then.
    mutating func replace(with bytes: [UInt8], at seconds: Int64) throws(SandboxError) {
        let older = folder
        let new = Self.folderName(at: seconds, count)
        count += 1
        let newPath = directory + "/" + new
        guard mkdir(newPath, 0o700) == 0 else { throw .unwritable(path: newPath) }
        do throws(SandboxError) {
            try OwnedFile.write(bytes, to: newPath + "/" + name, mode: 0o600)
            try swap(in: new)
        } catch {
            remove(new)
            throw error
        }
        folder = new
        if let older { remove(older) }
    }

    /// Removes the file, its folder and both links.
    mutating func remove() {
        unlink(path)
        unlink(directory + "/..data")
        if let folder { remove(folder) }
        folder = nil
    }

    private func swap(in new: String) throws(SandboxError) {
        let link = directory + "/..data"
        let next = directory + "/..data_tmp"
        unlink(next)
        guard symlink(new, next) == 0, rename(next, link) == 0 else {
            throw .unwritable(path: link)
        }
        guard folder == nil else { return }
        // An older file of this name may be anybody's: it is replaced, never written to.
        unlink(path)
        guard symlink("..data/" + name, path) == 0 else { throw .unwritable(path: path) }
    }

    private func remove(_ folder: String) {
        unlink(directory + "/" + folder + "/" + name)
        rmdir(directory + "/" + folder)
    }

    /// Such as `..2026_11_25_22_10_58.0`, in universal time.
    private static func folderName(at seconds: Int64, _ count: Int) -> String {
        var time = time_t(seconds)
        var parts = tm()
        gmtime_r(&time, &parts)
        let fields: [Int32] = [
            parts.tm_year + 1_900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
            parts.tm_sec,
        ]
        let text = fields.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "_")
        return "..\(text).\(count)"
    }
}
