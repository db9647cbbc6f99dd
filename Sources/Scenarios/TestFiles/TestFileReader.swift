import Quantities

/// Reads `*.test.yaml` files: text in, a checked ``TestFile`` or all of its mistakes out.
///
/// Source: the README of the test runner's samples (Azure-Samples/explore-iot-operations,
/// samples/wasm/tests), which lists the keys and their defaults.
public enum TestFileReader {
    /// What such a file's name ends with.
    public static let suffix = ".test.yaml"

    private static let usualTimeout = Nanoseconds.seconds(60)
    private static let longestTimeout: UInt32 = 3_600_000

    /// Reads one file.
    ///
    /// - Parameters:
    ///   - text: Its text.
    ///   - file: Its path; errors name it, and paths in the text are relative to its folder.
    /// - Returns: The test.
    /// - Throws: Every mistake that was found.
    public static func read(text: String, file: String) throws(ScenarioErrors) -> TestFile {
        var problems = Problems()
        let test = YAMLText.read(text, file: file, into: &problems).flatMap { root in
            self.test(root, file: file, into: &problems)
        }
        guard let test, problems.isEmpty else {
            throw problems.inOrder(of: [file], otherwiseAt: file)
        }
        return test
    }

    private static func test(
        _ root: LocatedNode,
        file: String,
        into problems: inout Problems
    ) -> TestFile? {
        guard var keys = MappingReader(root, "the test", into: &problems) else { return nil }
        let name = keys.require("name", example: "name: what it proves", into: &problems)
        let graph = keys.require("graph", example: "graph: ../graph.yaml", into: &problems)
        let input = keys.require("input", example: "input: ./input", into: &problems)
        let expected = keys.require(
            "expected",
            example: "expected: ./expected/expected.json",
            into: &problems
        )
        let timeout = keys.take("timeout").map { node -> Nanoseconds? in
            let milliseconds: UInt32? = node.integer(
                "timeout",
                in: 1...longestTimeout,
                because: "milliseconds, an hour at most",
                into: &problems
            )
            return milliseconds.map { .milliseconds(Int64($0)) }
        }
        let selected = keys.take("select").map { paths($0, "select", into: &problems) }
        let ignored = keys.take("ignores").map { paths($0, "ignores", into: &problems) }
        keys.finish(
            into: &problems,
            renamed: ["ignore": "ignores", "selects": "select", "inputs": "input"]
        )
        let title = name?.text("name", into: &problems)
        let references = [(graph, "graph"), (input, "input"), (expected, "expected")].map {
            node,
            key -> TestFile.Reference? in
            guard let node, let path = node.text(key, into: &problems) else { return nil }
            return TestFile.Reference(
                path: FilePaths.resolve(path, at: node.location),
                location: node.location
            )
        }
        guard let title, let graph = references[0], let input = references[1],
            let expected = references[2]
        else { return nil }
        return TestFile(
            path: file,
            name: title,
            graph: graph,
            input: input,
            expected: expected,
            timeout: (timeout ?? usualTimeout) ?? usualTimeout,
            selected: (selected ?? []) ?? [],
            ignored: (ignored ?? []) ?? []
        )
    }

    private static func paths(
        _ node: LocatedNode,
        _ subject: String,
        into problems: inout Problems
    ) -> [String]? {
        guard let elements = node.elements(subject, into: &problems) else { return nil }
        return elements.compactMap { element in
            guard let path = element.text("a path of \(subject)", into: &problems) else {
                return nil
            }
            let parts = path.split(separator: ".", omittingEmptySubsequences: false)
            guard !parts.contains("") else {
                problems.add(
                    .malformedValue,
                    at: element.location,
                    "the path \(quoted(path)) has an empty part",
                    hint: "write the keys with a dot between each two, such as payload.temperature"
                )
                return nil
            }
            return path
        }
    }
}
