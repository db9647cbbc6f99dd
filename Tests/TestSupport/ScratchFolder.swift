public import Foundation

/// A folder for one test; removed with everything in it when the value goes away.
///
/// A class so that the folder lives exactly as long as somebody uses it.
public final class ScratchFolder: Sendable {
    /// The folder.
    public let url: URL

    /// Makes an empty folder.
    public init() throws {
        let name = "crucible-test-\(UUID().uuidString.prefix(8))"
        url = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of something in the folder.
    public func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes a file into the folder and returns its path.
    public func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    /// Writes a file into the folder and returns its path.
    public func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: url.appending(path: name))
        return path(name)
    }

    /// The names of everything in a folder below this one, sorted; empty when it is not there.
    public func contents(of name: String = "") -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: path(name))
        return (names ?? []).sorted()
    }
}
