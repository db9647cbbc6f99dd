import Testing

/// Who may import whom: the table of ARCHITECTURE.md as a test.
@Suite struct LayerTests {
    /// What each target may import of the project and of C; system modules are in ``systemImports``.
    static let allowed: [String: Set<String>] = [
        "Quantities": [],
        "Messaging": ["Quantities"],
        "Evidence": ["Quantities"],
        "Scenarios": ["Quantities", "Yams"],
        "LoadGen": ["Quantities", "Scenarios", "Messaging", "Evidence"],
        "Verifier": ["Quantities", "Scenarios", "Messaging", "Evidence"],
        "Reporting": ["Quantities", "Scenarios", "Evidence", "Verifier"],
        "Inquiry": ["Quantities", "Scenarios", "Messaging", "Evidence"],
        "Simulation": [
            "Quantities", "Scenarios", "Messaging", "Evidence", "LoadGen", "Verifier",
        ],
        "MQTTWire": [],
        "Networking": ["Quantities", "COpenSSL", "CLinux", "Glibc"],
        "MQTTClient": ["Quantities", "Messaging", "MQTTWire", "Networking", "Glibc"],
        "MosquittoTransport": ["Quantities", "Messaging", "Networking", "CMosquitto", "Glibc"],
        "Sandbox": [
            "Quantities", "Scenarios", "Messaging", "MQTTWire", "Networking", "MQTTClient",
            "COpenSSL", "Glibc",
        ],
        "Harness": [
            "Quantities", "Scenarios", "Messaging", "Evidence", "LoadGen", "Verifier", "Reporting",
            "Inquiry", "Glibc",
        ],
        "crucible": [
            "Quantities", "Scenarios", "Messaging", "Evidence", "LoadGen", "Verifier", "Reporting",
            "Inquiry", "Simulation", "Networking", "MQTTClient", "MosquittoTransport", "Sandbox",
            "Harness",
            "ArgumentParser", "Glibc",
        ],
    ]

    /// What every target may import besides.
    static let systemImports: Set<String> = [
        "Foundation", "FoundationEssentials", "Synchronization",
    ]

    @Test func `a target imports only what the architecture allows it`() throws {
        for file in try SourceTree.swiftFiles(in: "Sources") {
            for (number, module) in Self.imports(of: file) {
                let allowed = Self.allowed[file.target] ?? []
                #expect(
                    allowed.contains(module) || Self.systemImports.contains(module),
                    """
                    \(file.path):\(number): \(file.target) must not import \(module); \
                    move the code to a target that may, or change ARCHITECTURE.md and this table
                    """
                )
            }
        }
    }

    @Test func `the vocabulary and the wire codec need no Foundation`() throws {
        for file in try SourceTree.swiftFiles(in: "Sources")
        where ["Quantities", "Messaging", "MQTTWire"].contains(file.target) {
            for (number, module) in Self.imports(of: file) {
                #expect(
                    !module.hasPrefix("Foundation"),
                    "\(file.path):\(number): \(file.target) is pure Swift; do without \(module)"
                )
            }
        }
    }

    @Test func `only one file knows the YAML library`() throws {
        let readers = try SourceTree.swiftFiles(in: "Sources").filter { file in
            Self.imports(of: file).contains { $0.module == "Yams" }
        }
        #expect(readers.count == 1, "\(readers.map(\.path)) import Yams; keep it to one file")
    }

    @Test func `every target has its row in the table`() throws {
        let targets = Set(try SourceTree.swiftFiles(in: "Sources").map(\.target))
        #expect(targets == Set(Self.allowed.keys), "add the new target to ARCHITECTURE.md and here")
    }

    /// The modules that `file` imports, with their lines.
    static func imports(of file: SourceTree.File) -> [(number: Int, module: String)] {
        file.lines.enumerated().compactMap { index, line in
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), keyword <= 2,
                !line.hasPrefix(" "), !line.hasPrefix("//"), words.count > keyword + 1
            else { return nil }
            return (index + 1, String(words[words.count - 1].split(separator: ".")[0]))
        }
    }
}
