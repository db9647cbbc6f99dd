import FoundationEssentials
import Testing

/// A file beside the tests that holds what some code must write, byte for byte.
///
/// To accept new text: `CRUCIBLE_UPDATE_GOLDEN=1 swift test --filter ReportingTests`, then read
/// the difference before committing it.
struct GoldenFile {
    private let path: String

    /// The file of this name in `Golden/`.
    init(_ name: String) {
        path = Self.folder + "/Golden/" + name
    }

    /// The folder of these tests.
    static let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast().joined(separator: "/")

    /// Compares `text` with the file, or writes it there when asked to by the environment.
    func expect(_ text: String, _ location: SourceLocation = #_sourceLocation) throws {
        if ProcessInfo.processInfo.environment["CRUCIBLE_UPDATE_GOLDEN"] != nil {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return
        }
        let golden = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        guard text != golden else { return }
        let lines = golden.split(separator: "\n", omittingEmptySubsequences: false)
        let written = text.split(separator: "\n", omittingEmptySubsequences: false)
        let same = zip(lines, written).prefix { $0 == $1 }.count
        let expected = same < lines.count ? lines[same] : "(end of file)"
        let actual = same < written.count ? written[same] : "(end of file)"
        Issue.record(
            "\(path) differs from line \(same + 1): expected «\(expected)», got «\(actual)»",
            sourceLocation: location
        )
    }
}
