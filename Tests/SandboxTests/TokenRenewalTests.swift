import Foundation
import MQTTClient
import Messaging
import Quantities
import Testing

@testable import Sandbox

/// The token file as the kubelet keeps it.
@Suite(.timeLimit(.minutes(10))) struct TokenRenewalTests {
    static func link(_ path: String) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: path)
    }

    @Test func `swaps a new folder in behind two links, and removes the old one`() throws {
        let directory = Shell.temporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: directory,
            withIntermediateDirectories: false
        )
        defer { try? FileManager.default.removeItem(atPath: directory) }
        var file = ProjectedFile(in: directory, name: "token")
        try file.replace(with: Array("first".utf8), at: 1_795_990_258)
        #expect(try Self.link(file.path) == "..data/token")
        #expect(try Self.link(directory + "/..data") == "..2026_11_29_22_10_58.0")
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "first")
        try file.replace(with: Array("second".utf8), at: 1_795_990_258)
        #expect(try Self.link(directory + "/..data") == "..2026_11_29_22_10_58.1")
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "second")
        let entries = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        #expect(entries == ["..2026_11_29_22_10_58.1", "..data", "token"])
        file.remove()
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)
    }

    @Test func `a file of somebody else's is replaced, never written to`() throws {
        let directory = Shell.temporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: directory,
            withIntermediateDirectories: false
        )
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try Data("theirs".utf8).write(to: URL(filePath: directory + "/theirs"))
        try FileManager.default.createSymbolicLink(
            atPath: directory + "/token",
            withDestinationPath: directory + "/theirs"
        )
        var file = ProjectedFile(in: directory, name: "token")
        try file.replace(with: Array("ours".utf8), at: 0)
        #expect(try String(contentsOfFile: directory + "/theirs", encoding: .utf8) == "theirs")
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "ours")
    }

    @Test func `renewals are due at whole multiples, and missed ones are not made up for`() {
        let start = MonotonicInstant(nanoseconds: 5)
        var schedule = TokenRenewal.Schedule(every: .seconds(10), from: start)
        var due: [Int64] = []
        for second: Int64 in [9, 10, 11, 20, 55, 59, 60]
        where schedule.takeDue(at: start + .seconds(second)) {
            due.append(second)
        }
        #expect(due == [10, 20, 55, 60])
        #expect(schedule.next == start + .seconds(70))
    }

    @Test func `mints a token of its own life when asked, which the broker admits`() async throws {
        var options = SandboxOptions(directory: Shell.temporaryDirectory())
        options.tokenLifetime = .seconds(300)
        let sandbox = try await Sandbox.start(options)
        let file = ServiceAccountTokenFile(path: sandbox.tokenPath)
        let first = try #require(try file.claims()?.expiry)
        try sandbox.renewToken(lifetime: .seconds(3_000))
        let second = try #require(try file.claims()?.expiry)
        #expect((2_699...2_702).contains(second - first))
        try sandbox.renewToken()
        let third = try #require(try file.claims()?.expiry)
        #expect((0...2).contains(third - first))
        await sandbox.stop()
        #expect(!FileManager.default.fileExists(atPath: options.directory))
    }

    @Test func `renews the file by itself, and writes nothing once it has stopped`() async throws {
        var options = SandboxOptions(directory: Shell.temporaryDirectory())
        options.renewEvery = .milliseconds(5)
        let sandbox = try await Sandbox.start(options)
        let data = options.directory + "/..data"
        let first = try Self.link(data)
        while sandbox.renewalCount < 3 { await Task.yield() }
        #expect(try Self.link(data) != first)
        await sandbox.stop()
        #expect(!FileManager.default.fileExists(atPath: options.directory))
    }
}
