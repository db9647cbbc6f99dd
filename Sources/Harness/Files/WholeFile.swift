import Glibc

/// Reads and writes files in one piece.
public enum WholeFile {
    /// Everything in the file at `path`.
    public static func read(_ path: String) throws(FileError) -> [UInt8] {
        try read(path, from: 0, atMost: .max)
    }

    /// A piece of the file at `path`; empty behind its end.
    static func read(
        _ path: String,
        from offset: Int,
        atMost limit: Int
    ) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, action: "read", code: errno) }
        defer { _ = close(descriptor) }
        // What has no places, such as a pipe, is read from where it is.
        if offset > 0, lseek(descriptor, offset, SEEK_SET) < 0 {
            throw FileError(path: path, action: "read", code: errno)
        }
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(limit, 1 << 16))
        while contents.count < limit {
            let count = chunk.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(path: path, action: "read", code: errno)
            }
            if count == 0 { return contents }
            contents.append(contentsOf: chunk[..<count])
        }
        return contents
    }

    /// Puts `bytes` at `path` in one step: readers see all of it or what was there before.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let unfinished = path + ".unfinished"
        _ = unlink(unfinished)
        do {
            let file = try AppendOnlyFile(creating: unfinished)
            try file.append(bytes)
            try file.synchronise()
        } catch {
            _ = unlink(unfinished)
            throw error
        }
        guard rename(unfinished, path) == 0 else {
            let code = errno
            _ = unlink(unfinished)
            throw FileError(path: path, action: "rename", code: code)
        }
    }
}
