import Testing

@testable import Scenarios

@Suite struct GraphShapeTests {
    /// Problems of a graph written as `a b`, from `s` to `e`; the name that each problem is about.
    private func problems(_ names: String, _ edges: String...) -> [String] {
        func place(_ text: some StringProtocol) -> Scenarios.SourceLocation {
            Scenarios.SourceLocation(file: String(text), line: 1, column: 1)
        }
        let shape = GraphShape(
            noun: "node",
            vertices: names.map {
                GraphShape.Vertex(
                    name: "\($0)",
                    location: place("\($0)"),
                    isStart: $0 == "s",
                    isEnd: $0 == "e"
                )
            },
            edges: edges.map {
                GraphShape.Edge(from: "\($0.prefix(1))", to: "\($0.suffix(1))", location: place($0))
            }
        )
        var problems = Problems()
        let isSound = shape.check(into: &problems)
        #expect(isSound == problems.isEmpty)
        return problems.errors.map { "\($0.location.file) \($0.code.rawValue)" }
    }

    @Test func `a row and a diamond are sound`() {
        #expect(problems("sfe", "s f", "f e").isEmpty)
        #expect(problems("sabe", "s a", "s b", "a e", "b e").isEmpty)
    }

    @Test func `names that stand twice and ends that are nowhere are reported`() {
        #expect(problems("sffe", "s f", "f e") == ["f duplicate-key"])
        #expect(problems("sfe", "s x", "f e") == ["s x unknown-kind"])
    }

    @Test func `cycles are reported once, at their first name`() {
        #expect(problems("sfe", "s f", "f f", "f e") == ["f contradiction"])
        #expect(problems("sabe", "s a", "a b", "b a", "b e") == ["a contradiction"])
    }

    @Test func `what nothing feeds and what feeds nothing is reported`() {
        #expect(problems("sfae", "s f", "f e", "a e") == ["a contradiction"])
        #expect(problems("sfae", "s f", "f e", "s a") == ["a contradiction"])
        #expect(problems("se").count == 2)
    }

    @Test func `a connection that stands twice is reported`() {
        #expect(problems("sfe", "s f", "s f", "f e") == ["s f contradiction"])
    }
}
