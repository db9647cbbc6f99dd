import FoundationEssentials
import MQTTClient
import Messaging
import Testing

/// Tokens and certificates of fleets, in directories.
@Suite struct CredentialDirectoryTests {
    /// A directory with these files, each holding its own name; gone with the value.
    private final class Folder {
        let path = "/tmp/crucible-credentials-\(UUID().uuidString)"

        init(_ names: [String], folders: [String] = []) throws {
            for folder in [""] + folders {
                try FileManager.default.createDirectory(
                    atPath: "\(path)/\(folder)",
                    withIntermediateDirectories: true
                )
            }
            for name in names { try Data(name.utf8).write(to: URL(filePath: "\(path)/\(name)")) }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private static func error(_ act: () throws(TransportError) -> Void) -> TransportError? {
        do throws(TransportError) {
            try act()
            return nil
        } catch {
            return error
        }
    }

    private static func shown(
        _ directory: ServiceAccountTokenDirectory,
        by number: UInt32
    ) throws -> String {
        let data = try directory.source(ofPublisher: number).credentials().enhanced?.data ?? []
        return String(decoding: data, as: UTF8.self)
    }

    @Test func `publishers take the tokens in turn, in the order of the names' bytes`() throws {
        let folder = try Folder(["b", "a", "c10", "c9", "Z"])
        let directory = try ServiceAccountTokenDirectory(path: folder.path)
        let shown = try (0..<7 as Range<UInt32>).map { try Self.shown(directory, by: $0) }
        #expect(shown == ["Z", "a", "b", "c10", "c9", "Z", "a"])
        #expect(
            try Self.shown(directory, by: .max)
                == ["Z", "a", "b", "c10", "c9"][Int(UInt32.max % 5)]
        )
    }

    @Test func `hidden files and directories are not tokens`() throws {
        let folder = try Folder(["token", ".hidden"], folders: ["..2026_11_25", "older"])
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/..data",
            withDestinationPath: "..2026_11_25"
        )
        let directory = try ServiceAccountTokenDirectory(path: "\(folder.path)/")
        #expect(directory.paths == ["\(folder.path)/token"])
    }

    @Test func `tokens of a projected volume are links to files`() throws {
        let folder = try Folder([], folders: ["..data"])
        try Data("secret".utf8).write(to: URL(filePath: "\(folder.path)/..data/token"))
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/token",
            withDestinationPath: "..data/token"
        )
        let directory = try ServiceAccountTokenDirectory(path: folder.path)
        #expect(try Self.shown(directory, by: 3) == "secret")
    }

    @Test func `the directory is listed once, its files are read at every connect`() throws {
        let folder = try Folder(["a"])
        let directory = try ServiceAccountTokenDirectory(path: folder.path)
        for (name, text) in [("a", "renewed"), ("b", "new")] {
            try Data(text.utf8).write(to: URL(filePath: "\(folder.path)/\(name)"))
        }
        #expect(try Self.shown(directory, by: 1) == "renewed")
    }

    @Test func `a directory without tokens, or none at all, is named`() throws {
        let folder = try Folder([".hidden"])
        let empty = Self.error { () throws(TransportError) in
            _ = try ServiceAccountTokenDirectory(path: folder.path)
        }
        #expect(empty.map { "\($0)" } == "\(folder.path): holds no file")
        #expect(empty?.hint.hasPrefix("put a token for each publisher there") == true)
        for (path, why) in [
            ("/nowhere/tokens", "no such file or directory"), ("/dev/null", "not a directory"),
        ] {
            let missing = Self.error { () throws(TransportError) in
                _ = try ServiceAccountTokenDirectory(path: path)
            }
            #expect(missing.map { "\($0)" } == "\(path): cannot be listed: \(why)")
        }
    }

    @Test func `certificates come with their keys, in turn`() throws {
        let folder = try Folder(["b.key", "a.crt", "b.crt", "a.key", "README", ".c.key"])
        let directory = try CertificateDirectory(path: folder.path)
        let stems = (0..<3 as Range<UInt32>).map { directory.pair(ofPublisher: $0) }
        #expect(
            stems.map(\.certificate)
                == ["a", "b", "a"].map { "\(folder.path)/\($0).crt" }
        )
        #expect(stems.map(\.privateKey) == ["a", "b", "a"].map { "\(folder.path)/\($0).key" })
    }

    @Test(arguments: [
        (["a.key", "b.crt", "b.key"], "/a.key: has no certificate PATH/a.crt beside it"),
        (["a.crt", "b.crt", "b.key"], "/a.crt: has no key PATH/a.key beside it"),
        (["a.pem"], ": holds no pair of NAME.crt and NAME.key"), ([], ": holds no file"),
    ])
    func `what does not fit together is named`(names: [String], problem: String) throws {
        let folder = try Folder(names)
        let error = Self.error { () throws(TransportError) in
            _ = try CertificateDirectory(path: folder.path)
        }
        #expect(
            error.map { "\($0)" }
                == "\(folder.path)\(problem.replacing("PATH", with: folder.path))"
        )
        #expect(error?.hint.isEmpty == false)
    }
}
