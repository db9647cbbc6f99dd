/// Paths in scenario files are relative to the file; those in flags to the working directory.
enum FilePaths {
    /// The path to open for what a node says.
    static func resolve(_ path: String, at location: SourceLocation) -> String {
        guard location.isInFile, !path.hasPrefix("/"),
            let slash = location.file.lastIndex(of: "/")
        else { return path }
        let below = path.hasPrefix("./") ? path.dropFirst(2) : path[...]
        return "\(location.file[...slash])\(below)"
    }
}
