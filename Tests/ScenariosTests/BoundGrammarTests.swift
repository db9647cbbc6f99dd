import Testing

@testable import Scenarios

@Suite struct BoundGrammarTests {
    @Test(arguments: [
        ("2000", 2_000.0), ("-40", -40), ("+5", 5), (".5", 0.5), ("5.", 5), ("2e3", 2_000),
        ("2.5E-1", 0.25), ("0002000", 2_000), ("3999.9999999999995", 3_999.999_999_999_999_5),
    ])
    func `what Rust parses is a bound`(text: String, value: Double) throws {
        #expect(try BoundGrammar.read(text) == value)
    }

    @Test(arguments: [
        "", " 2000", "2000 ", "2_000", "2,000", "two", ".", "e3", "1e", "0x10", "--1", "nan", "inf",
        "Infinity",
    ])
    func `what leaves the filter without a usable bound is refused`(text: String) {
        let problem = #expect(throws: ValueProblem.self) { try BoundGrammar.read(text) }
        #expect(problem?.code == .malformedValue)
    }

    @Test func `a bound beyond all numbers is refused`() {
        let problem = #expect(throws: ValueProblem.self) { try BoundGrammar.read("-1e999") }
        #expect(problem?.code == .outOfRange)
    }
}
