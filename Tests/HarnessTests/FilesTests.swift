import Glibc
import Testing

@testable import Harness

@Suite struct FilesTests {
    private let folder = "/tmp/crucible-files-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"

    @Test func `a whole file is there in one step or not at all`() throws {
        try #require(mkdir(folder, 0o755) == 0)
        defer { remove(folder, files: ["a"]) }
        try WholeFile.write(Array("first".utf8), to: "\(folder)/a")
        try WholeFile.write(Array("second".utf8), to: "\(folder)/a")
        #expect(try WholeFile.read("\(folder)/a") == Array("second".utf8))
        #expect(access("\(folder)/a.unfinished", F_OK) != 0)
    }

    @Test func `a missing file says its path, the system's words and what to do`() {
        let error = #expect(throws: FileError.self) { try WholeFile.read("/nowhere/at/all") }
        #expect(error?.description == "cannot read /nowhere/at/all: No such file or directory")
        #expect(error?.hint == "check the path")
    }

    @Test func `a full disk is reported as one`() {
        let error = #expect(throws: FileError.self) {
            let file = try AppendOnlyFile(appendingTo: "/dev/full")
            try file.append([1, 2, 3])
        }
        #expect(error?.code == ENOSPC)
        #expect(error?.hint.contains("free some space") == true)
    }

    @Test func `a report folder is made with its parents`() throws {
        let made = try ReportFolder(in: "\(folder)/reports", name: "now-quick-1")
        defer {
            remove("\(folder)/reports", files: [])
            _ = rmdir(folder)
        }
        #expect(made.path == "\(folder)/reports/now-quick-1")
        #expect(access(made.path, W_OK) == 0)
        made.removeIfEmpty()
        #expect(access(made.path, F_OK) != 0)
    }

    @Test func `a report folder takes the folders above it along, but only those made for it`()
        throws
    {
        try #require(mkdir(folder, 0o755) == 0)
        defer { _ = rmdir(folder) }
        let first = try ReportFolder(in: "\(folder)/a/b", name: "1")
        let second = try ReportFolder(in: "\(folder)/a/b", name: "2")
        first.removeIfEmpty()
        #expect(access(first.path, F_OK) != 0 && access(second.path, F_OK) == 0)
        second.removeIfEmpty()
        #expect(access(second.path, F_OK) != 0 && access("\(folder)/a/b", F_OK) == 0)
        _ = rmdir("\(folder)/a/b")
        _ = rmdir("\(folder)/a")
        try ReportFolder(in: "\(folder)/a/b", name: "3").removeIfEmpty()
        #expect(access("\(folder)/a", F_OK) != 0 && access(folder, F_OK) == 0)
    }

    @Test func `a report folder that holds something stays`() throws {
        let made = try ReportFolder(in: folder, name: "kept")
        try WholeFile.write([1], to: made.file("history"))
        defer {
            remove(made.path, files: ["history"])
            _ = rmdir(folder)
        }
        made.removeIfEmpty()
        #expect(access(made.file("history"), F_OK) == 0)
    }

    @Test func `a report folder below the root is not one of the working directory`() {
        let error = #expect(throws: FileError.self) { try ReportFolder(in: "/", name: "proc") }
        #expect(error?.path == "/proc")
    }

    @Test(arguments: [
        ("read", EACCES, "run as who may read it"), ("create", EACCES, "--reports"),
        ("write", ENOSPC, "free some space"), ("create", EEXIST, "already there"),
        ("create", ENOTDIR, "where a folder should be"), ("read", EIO, "the disk it is on"),
    ])
    func `an error's hint suits what was tried`(_ action: String, _ code: Int32, _ hint: String) {
        #expect(FileError(path: "p", action: action, code: code).hint.contains(hint))
    }

    @Test func `a report folder that cannot be made is an error before anything else happens`() {
        let error = #expect(throws: FileError.self) {
            try ReportFolder(in: "/proc/reports", name: "now-quick-1")
        }
        #expect(error?.path == "/proc/reports")
    }

    private func remove(_ folder: String, files: [String]) {
        for file in files { _ = unlink("\(folder)/\(file)") }
        _ = rmdir(folder)
    }
}
