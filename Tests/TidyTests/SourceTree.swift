import Foundation
import Testing

/// The project's own files, as the Tidy tests read them.
enum SourceTree {
    /// One file of the project.
    struct File: Sendable, CustomTestStringConvertible {
        /// The path below the project's folder.
        let path: String
        /// The lines, without their ends.
        let lines: [Substring]

        /// The folder below `Sources` or `Tests`, which is the target's name.
        var target: String { String(path.split(separator: "/")[1]) }

        var testDescription: String { path }
    }

    /// The project's folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file below `folder`, in the order of their paths.
    static func swiftFiles(in folder: String) throws -> [File] {
        try paths(in: folder).filter { $0.hasSuffix(".swift") }.map(file)
    }

    /// The file at `path` below the project's folder.
    static func file(_ path: String) throws -> File {
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        return File(
            path: path,
            lines: text.split(separator: "\n", omittingEmptySubsequences: false)
        )
    }

    /// The paths of all files below `folder`, sorted.
    static func paths(in folder: String) throws -> [String] {
        let directory = root.appending(path: folder)
        let files = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil)
        return (files?.compactMap { ($0 as? URL)?.path } ?? [])
            .map { String($0.dropFirst(root.path.count + 1)) }
            .sorted()
    }
}
