import Glibc
public import Inquiry
public import Scenarios

/// Finds and reads test files, with the files that they name.
public enum TestFiles {
    /// Which topics the inputs go to.
    public struct Topics: Hashable, Sendable {
        /// That of `.json` files.
        public let json: String
        /// That of `.raw` files.
        public let raw: String

        /// Creates topics.
        public init(json: String, raw: String) {
            self.json = json
            self.raw = raw
        }

        /// The topics of Azure IoT Operations' own test runner where the graph takes them, and the
        /// graph's one input where it does not.
        ///
        /// - Parameter flow: The graph.
        public init(_ flow: DataFlow) {
            let filter = TopicFilter(flow.input)
            func topic(_ usual: String) -> String {
                filter.matches(usual) || filter.hasWildcards ? usual : flow.input
            }
            self.init(json: topic("probe/1"), raw: topic("snapshot_simulation"))
        }
    }

    /// Reads all tests that some paths stand for.
    ///
    /// - Parameters:
    ///   - paths: Test files, or folders, in which all files are looked for that end with
    ///     `.test.yaml`, below as well.
    ///   - topics: Where inputs go.
    /// - Returns: The tests, those of a folder in the order of their paths.
    /// - Throws: Every mistake of every file.
    public static func read(
        _ paths: [String],
        topics: Topics
    ) throws(ScenarioErrors) -> [TestCase] {
        var errors: [ScenarioError] = []
        var tests: [TestCase] = []
        for path in paths {
            for file in files(at: path, &errors) {
                if let test = test(at: file, topics, &errors) { tests.append(test) }
            }
        }
        guard errors.isEmpty else { throw ScenarioErrors(errors) }
        return tests
    }

    private static func files(at path: String, _ errors: inout [ScenarioError]) -> [String] {
        guard isFolder(path) else { return [path] }
        let found = files(below: path, depth: 0)
        if found.isEmpty {
            errors.append(
                ScenarioError(
                    .unreadableFile,
                    at: SourceLocation(file: path, line: 1, column: 1),
                    "the folder holds no file that ends with \(TestFileReader.suffix)",
                    hint: "name a folder with tests in it, or below it"
                )
            )
        }
        return found
    }

    private static func files(below path: String, depth: Int) -> [String] {
        guard depth < 16 else { return [] }
        return names(in: path).flatMap { name -> [String] in
            let below = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
            if name.hasSuffix(TestFileReader.suffix) { return [below] }
            return isFolder(below) ? files(below: below, depth: depth + 1) : []
        }
    }

    private static func test(
        at path: String,
        _ topics: Topics,
        _ errors: inout [ScenarioError]
    ) -> TestCase? {
        let start = SourceLocation(file: path, line: 1, column: 1)
        guard let text = bytes(at: path, namedAt: start, &errors) else { return nil }
        let file: TestFile
        do throws(ScenarioErrors) {
            let text = String(decoding: text, as: UTF8.self)
            file = try TestFileReader.read(text: text, file: path)
        } catch {
            errors += error.errors
            return nil
        }
        let inputs = inputs(of: file, topics, &errors)
        let expected = expected(of: file, &errors)
        guard let inputs, let expected else { return nil }
        return TestCase(
            name: file.name,
            file: path,
            inputs: inputs,
            expected: expected,
            timeout: file.timeout
        )
    }

    private static func inputs(
        of file: TestFile,
        _ topics: Topics,
        _ errors: inout [ScenarioError]
    ) -> [TestCase.Input]? {
        let folder = file.input.path
        func fail(_ code: ScenarioError.Code, _ problem: String, _ hint: String) {
            errors.append(ScenarioError(code, at: file.input.location, problem, hint: hint))
        }
        guard isFolder(folder) else {
            fail(.unreadableFile, "input: there is no folder \(folder)", "check the path")
            return nil
        }
        var inputs: [TestCase.Input] = []
        for name in names(in: folder) {
            let topic =
                name.hasSuffix(".json") ? topics.json : name.hasSuffix(".raw") ? topics.raw : nil
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            guard let topic, !isFolder(path) else { continue }
            guard let payload = bytes(at: path, namedAt: file.input.location, &errors) else {
                return nil
            }
            inputs.append(TestCase.Input(file: path, topic: topic, payload: payload))
        }
        guard !inputs.isEmpty else {
            fail(
                .unreadableFile,
                "input: folder \(folder) holds no file that ends with .json or .raw",
                "put a file there for each message that is to be sent"
            )
            return nil
        }
        return inputs
    }

    private static func expected(
        of file: TestFile,
        _ errors: inout [ScenarioError]
    ) -> ExpectedOutput? {
        let path = file.expected.path
        guard let text = bytes(at: path, namedAt: file.expected.location, &errors) else {
            return nil
        }
        let tree: JSONTree
        do throws(JSONSyntaxError) {
            tree = try JSONTree(text)
        } catch {
            errors.append(
                ScenarioError(
                    .invalidSyntax,
                    at: place(of: error.offset, in: text, path),
                    "this is no JSON: \(error.problem)",
                    hint: "write one object, or a list of objects"
                )
            )
            return nil
        }
        let expected = ExpectedOutput(tree, selected: file.selected, ignored: file.ignored)
        if expected == nil {
            errors.append(
                ScenarioError(
                    .wrongType,
                    at: SourceLocation(file: path, line: 1, column: 1),
                    "what is expected is neither an object nor a list of objects",
                    hint: "write the last message as { \"payload\": … }, all as [ … ], none as []"
                )
            )
        }
        return expected
    }

    private static func bytes(
        at path: String,
        namedAt location: SourceLocation,
        _ errors: inout [ScenarioError]
    ) -> [UInt8]? {
        do throws(FileError) {
            return try WholeFile.read(path)
        } catch {
            errors.append(
                ScenarioError(
                    .unreadableFile,
                    at: location,
                    error.description,
                    hint: error.hint
                )
            )
            return nil
        }
    }

    /// The line and column of a byte.
    private static func place(of offset: Int, in text: [UInt8], _ file: String) -> SourceLocation {
        let before = text.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") }
        let start = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count
        return SourceLocation(file: file, line: line + 1, column: column + 1)
    }

    private static func isFolder(_ path: String) -> Bool {
        guard let directory = opendir(path) else { return false }
        closedir(directory)
        return true
    }

    /// The names of what is in a folder, sorted; hidden ones left out.
    private static func names(in path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
