import Glibc

/// Lists the files of a directory.
package enum DirectoryListing {
    /// The names of the files in the directory at `path`, in the order of their bytes.
    ///
    /// Without those that begin with a dot, among which are the folders of a projected volume
    /// (`..data`), and without directories. One pass over the directory; no file is opened.
    package static func files(in path: String) throws(SmallFile.Unreadable) -> [String] {
        guard let directory = opendir(path) else { throw unreadable() }
        defer { closedir(directory) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(directory) {
            let isDirectory = Int32(entry.pointee.d_type) == Int32(DT_DIR)
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix("."), !isDirectory { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw unreadable() }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func unreadable() -> SmallFile.Unreadable {
        SmallFile.Unreadable(problem: "cannot be listed: \(SystemErrorText.latest())")
    }
}
