import Glibc

/// Files that this process has open, as the system lists them.
enum OpenFile {
    /// From now on what is written to the file at `path` meets a full disk.
    ///
    /// - Returns: Whether the file was open.
    static func fill(_ path: String) -> Bool {
        let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
        defer { _ = close(full) }
        var isFound = false
        // Other tests of the process may hold hundreds of files open at the same time.
        for descriptor in Int32(3)..<16_384 where target(of: descriptor) == path {
            isFound = dup2(full, descriptor) == descriptor || isFound
        }
        return isFound
    }

    private static func target(of descriptor: Int32) -> String? {
        var characters = [CChar](repeating: 0, count: 4_096)
        let count = readlink("/proc/self/fd/\(descriptor)", &characters, characters.count)
        guard count > 0 else { return nil }
        return String(decoding: characters[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
