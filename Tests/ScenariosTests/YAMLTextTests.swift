import Testing

@testable import Scenarios

@Suite struct YAMLTextTests {
    private func read(_ text: String) -> (node: LocatedNode?, errors: [ScenarioError]) {
        var problems = Problems()
        let node = YAMLText.read(text, file: "f", into: &problems)
        return (node, problems.errors)
    }

    private func keys(_ node: LocatedNode?) -> [String] {
        guard case .mapping(let entries) = node?.content else { return [] }
        return entries.map { "\($0.key) \($0.keyLocation.line):\($0.keyLocation.column)" }
    }

    @Test func `keys that stand twice or more are all kept, each at its place`() {
        let (node, errors) = read("a: 1\n\"b\": 2\na: 3\n'a': 4\nb: 5\n")
        #expect(errors.isEmpty)
        #expect(keys(node) == ["a 1:1", "b 2:1", "a 3:1", "a 4:1", "b 5:1"])
    }

    @Test func `the reader of a mapping reports each key that stands twice once`() throws {
        let (node, _) = read("a: 1\nb: 2\na: 3\na: 4\n")
        var problems = Problems()
        let tree = try #require(node)
        let reader = MappingReader(tree, "it", into: &problems)
        var keys = try #require(reader)
        _ = (keys.take("a"), keys.take("b"))
        keys.finish(into: &problems)
        #expect(problems.errors.map(\.code) == [.duplicateKey, .duplicateKey])
        #expect(problems.errors.map(\.location.line) == [3, 4])
    }

    @Test func `more keys that stand twice than anyone can mean are refused`() {
        let text = (0..<250).map { "k\($0): 1\nk\($0): 2\n" }.joined()
        #expect(read(text).errors.map(\.code) == [.duplicateKey])
    }

    @Test func `an alias is what its anchor says, at the anchor's place`() {
        let (node, errors) = read("a: &x [1, 2]\nb: *x\n")
        #expect(errors.isEmpty)
        #expect(node?[["a"]] == node?[["b"]])
    }

    @Test func `aliases of aliases cannot fill the memory`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<12 {
            let alias = "*a\(level - 1)"
            let list = Array(repeating: alias, count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(list)]\n"
        }
        #expect(read(text).errors.map(\.code) == [.invalidSyntax])
    }

    @Test(arguments: [65, 500, 5_000])
    func `deep nesting is refused`(depth: Int) {
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(read(text).errors.map(\.code) == [.invalidSyntax])
    }

    @Test func `a huge text is refused`() {
        let text = String(repeating: "#", count: YAMLText.sizeLimit + 1)
        #expect(read(text).errors.map(\.code) == [.invalidSyntax])
    }

    @Test(arguments: ["", "# nothing\n", "\n\n"])
    func `a text without a document is refused`(text: String) {
        #expect(read(text).errors.map(\.code) == [.invalidSyntax])
    }

    @Test func `control characters are refused where they stand`() {
        #expect(read("a: 1\nb: x\u{1}y\n").errors.map(\.location.line) == [2])
    }

    @Test func `line ends of Windows count as one`() {
        #expect(keys(read("a: 1\r\nb: 2\r\n").node) == ["a 1:1", "b 2:1"])
    }

    @Test(arguments: [
        ("x: abc", 1, 4), ("x: 'abc'", 1, 5), ("x: \"abc\"", 1, 5), ("x: {y: abc}", 1, 0),
        ("x: &a abc", 1, 4), ("ü: abc", 1, 4),
    ])
    func `a scalar knows where its text begins`(text: String, line: Int, column: Int) {
        guard case .mapping(let entries) = read(text).node?.content, column > 0 else { return }
        #expect(
            entries[0].value.location(ofOffset: 0)
                == SourceLocation(file: "f", line: line, column: column)
        )
    }

    @Test(arguments: [
        ("", LocatedNode.Scalar.Kind.null), ("~", .null), ("null", .null), ("true", .boolean),
        ("False", .boolean), ("yes", .text), ("12", .number), ("-1.5e3", .number), (".5", .number),
        ("5s", .text), ("\"12\"", .text), ("'null'", .text), ("99999999999999999999", .number),
    ])
    func `a plain scalar is what YAML 1.2 takes it for`(
        text: String,
        kind: LocatedNode.Scalar.Kind
    ) {
        #expect(read("x: \(text)").node?[["x"]]?.scalar?.kind == kind)
    }
}
