import Glibc

/// Reads and writes files in one piece.
public enum WholeFile {
    /// Everything in the file at `path`.
    public static func read(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, action: "read", code: errno) }
        defer { _ = close(descriptor) }
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
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
