import Testing

/// Habits of the house that a compiler does not hold; each failure names the file and the fix.
@Suite struct HabitTests {
    private struct Ban {
        let words: String
        let allowed: Set<String>
        let instead: String
    }

    private static let bans = [
        Ban(
            words: "clock_gettime",
            allowed: ["Networking", "MQTTClient"],
            instead: "an injected TimeSource"
        ),
        Ban(words: "Date()", allowed: [], instead: "an injected TimeSource"),
        Ban(
            words: "Task.sleep",
            allowed: ["Harness", "crucible"],
            instead: "the event loop's deadline"
        ),
        Ban(words: "usleep(", allowed: [], instead: "the event loop's deadline"),
        Ban(
            words: "SystemRandomNumberGenerator",
            allowed: ["crucible"],
            instead: "Philox2x64 and the run's seed"
        ),
        Ban(words: ".random(in:", allowed: ["crucible"], instead: "Philox2x64 and the run's seed"),
        Ban(words: "try!", allowed: [], instead: "a thrown error"),
        Ban(words: "fatalError", allowed: [], instead: "a precondition with a sentence"),
        Ban(words: " print(", allowed: ["crucible"], instead: "a value that the caller prints"),
        Ban(
            words: "@unchecked Sendable",
            allowed: ["Networking", "MQTTClient", "Sandbox"],
            instead: "a value type, a Mutex or an Atomic"
        ),
        Ban(
            words: "nonisolated(unsafe)",
            allowed: ["Networking"],
            instead: "a value type, a Mutex or an Atomic"
        ),
    ]

    @Test func `clocks, randomness, threads and printing stay where they belong`() throws {
        for file in try SourceTree.swiftFiles(in: "Sources") {
            for (index, line) in file.lines.enumerated() where !Self.isComment(line) {
                for ban in Self.bans
                where line.contains(ban.words) && !ban.allowed.contains(file.target) {
                    Issue.record(
                        "\(file.path):\(index + 1): \(ban.words) is not for \(file.target); use \(ban.instead)"
                    )
                }
            }
        }
    }

    @Test func `a file is short enough to read at one sitting`() throws {
        for file in try SourceTree.swiftFiles(in: "Sources") + SourceTree.swiftFiles(in: "Tests") {
            #expect(
                file.lines.count <= 300,
                "\(file.path): \(file.lines.count) lines; split it along its sections"
            )
        }
    }

    @Test func `names are whole words that say what a thing is`() throws {
        let vague = ["Manager", "Helper", "Utils", "Util", "Common", "Misc", "Placeholder"]
        for path in try SourceTree.paths(in: "Sources") + SourceTree.paths(in: "Tests")
        where path.hasSuffix(".swift") {
            for word in vague {
                let name = path.split(separator: "/").last ?? ""
                #expect(!name.contains(word), "\(path): say what it is instead of \(word)")
            }
        }
    }

    @Test func `no test waits by sleeping`() throws {
        for file in try SourceTree.swiftFiles(in: "Tests") where file.target != "TidyTests" {
            for (index, line) in file.lines.enumerated() where !Self.isComment(line) {
                for word in ["Task.sleep", "usleep(", "Thread.sleep", " sleep("] {
                    #expect(
                        !line.contains(word),
                        "\(file.path):\(index + 1): wait for the event itself, with a deadline"
                    )
                }
            }
        }
    }

    @Test func `nothing left to do is hidden in a comment`() throws {
        for file in try SourceTree.swiftFiles(in: "Sources") + SourceTree.swiftFiles(in: "Tests")
        where file.target != "TidyTests" {
            for (index, line) in file.lines.enumerated() {
                for word in ["TODO", "FIXME", "HACK"] {
                    #expect(
                        !line.contains(word),
                        "\(file.path):\(index + 1): do it now, or write it in an issue"
                    )
                }
            }
        }
    }

    @Test func `every scenario begins with what it proves`() throws {
        for path in try SourceTree.paths(in: "scenarios") where path.hasSuffix(".yaml") {
            let first = try SourceTree.file(path).lines.first ?? ""
            #expect(
                first.hasPrefix("# ") && first.count > 20,
                "\(path): begin with a comment: what it proves, how long it takes, what a failure means"
            )
        }
    }

    @Test func `every decision is numbered in a row and has the four parts`() throws {
        let paths = try SourceTree.paths(in: "docs/decisions").filter { $0.hasSuffix(".md") }
        for (index, path) in paths.enumerated() {
            let name = path.split(separator: "/").last ?? ""
            let number = String(index + 1)
            let digits = String(repeating: "0", count: 4 - number.count) + number
            #expect(name.hasPrefix(digits + "-"), "\(path): the next number is \(digits)")
            let text = try SourceTree.file(path).lines.joined(separator: "\n")
            for part in ["## Context", "## Decision", "## Alternatives", "## Consequences"] {
                #expect(text.contains(part), "\(path): add \"\(part)\"")
            }
        }
    }

    @Test func `every mutation's line stands once in its file`() throws {
        var blocks: [[Substring]] = [[]]
        for line in try SourceTree.file("scripts/mutations").lines where !line.hasPrefix("#") {
            if !line.isEmpty { blocks[blocks.count - 1].append(line) } else { blocks.append([]) }
        }
        for block in blocks where !block.isEmpty {
            #expect(block.count == 4, "\(block.first ?? "")")
            guard block.count == 4 else { continue }
            let text = try SourceTree.file("Sources/\(block[0])").lines.joined(separator: "\n")
            let line = block[1].filter { $0 != "«" && $0 != "»" }
            let count = text.ranges(of: String(line)).count
            #expect(count == 1, "scripts/mutations: \(block[0]) has \(count) times: \(line)")
        }
    }

    private static func isComment(_ line: Substring) -> Bool {
        line.drop { $0 == " " }.hasPrefix("//")
    }
}
