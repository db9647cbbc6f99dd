import Messaging
import Networking

/// Reads files whose content must never be shown.
enum SecretFile {
    /// What one MQTT binary field carries.
    private static let limit = 65_535

    /// The file's bytes without white space at the end.
    static func read(_ path: String, holding kind: String) throws(TransportError) -> [UInt8] {
        var bytes: [UInt8]
        do throws(SmallFile.Unreadable) {
            bytes = try SmallFile.read(path, limit: limit)
        } catch {
            throw .credentialUnusable(
                path: path,
                problem: error.problem,
                hint: "give the path of a file with \(kind) that this user may read"
            )
        }
        while let last = bytes.last, " \t\r\n".utf8.contains(last) { bytes.removeLast() }
        guard !bytes.isEmpty else {
            throw .credentialUnusable(
                path: path,
                problem: "is empty",
                hint: "write \(kind) to it; a projected volume is empty until the kubelet fills it"
            )
        }
        return bytes
    }
}
