import Foundation
import MQTTClient
import Messaging
import Quantities
import Testing

/// A token in the layout of a projected volume: `token` → `..data/token`, `..data` → a folder.
@Suite final class TokenFileWatchTests {
    private let folder: String
    private var versions = 0

    init() throws {
        folder = "/tmp/token-watch-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try swap(to: "first")
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/token",
            withDestinationPath: "..data/token"
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Replaces the token as the kubelet does: a new folder, then the link renamed over.
    private func swap(to token: String) throws {
        versions += 1
        let version = "..version_\(versions)"
        try FileManager.default.createDirectory(
            atPath: "\(folder)/\(version)",
            withIntermediateDirectories: true
        )
        try Data("e30.e30.\(Data(token.utf8).base64EncodedString())".utf8)
            .write(to: URL(filePath: "\(folder)/\(version)/token"))
        let next = folder + "/..data_tmp"
        try FileManager.default.createSymbolicLink(atPath: next, withDestinationPath: version)
        try #require(rename(next, folder + "/..data") == 0)
    }

    @Test func `notices every swap of the link, not only the first`() throws {
        let watch = TokenFileWatch(folder + "/token", clock: FixedClock())
        #expect(watch.takeChange() == nil)
        for token in ["second", "third", "fourth"] {
            try swap(to: token)
            #expect(watch.takeChange() != nil, "\(token)")
            #expect(watch.takeChange() == nil)
        }
    }

    @Test func `a swap to the same token is no change`() throws {
        let watch = TokenFileWatch(folder + "/token", clock: FixedClock())
        try swap(to: "first")
        #expect(watch.takeChange() == nil)
    }

    @Test func `a directory that cannot be watched is read once in a while`() throws {
        let clock = ShiftedClock()
        let watch = TokenFileWatch("/tmp/no-such-folder-\(UUID().uuidString)/token", clock: clock)
        clock.advance(by: .seconds(6))
        #expect(watch.takeChange() == nil)
    }
}
