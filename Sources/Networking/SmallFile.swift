import Glibc

/// Reads whole small files: certificates, keys, tokens, passwords.
package enum SmallFile {
    /// Why a file was not read, in words that end the sentence "the file …".
    package struct Unreadable: Error, Hashable {
        package let problem: String
    }

    /// Reads the file at `path`, of at most `limit` bytes.
    package static func read(
        _ path: String,
        limit: Int = 4 << 20
    ) throws(Unreadable) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw latest() }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while content.count <= limit {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw latest() }
            if count == 0 { return content }
            content.append(contentsOf: chunk[..<count])
        }
        throw Unreadable(problem: "is larger than \(limit) bytes")
    }

    private static func latest() -> Unreadable {
        Unreadable(problem: "cannot be read: \(SystemErrorText.latest())")
    }
}
