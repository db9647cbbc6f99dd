import Testing

@testable import Scenarios

@Suite struct ShareGrammarTests {
    @Test(arguments: [
        ("0%", 0), ("1%", 10_000), ("0.5%", 5_000), ("0.0001%", 1), ("100%", 1_000_000),
        ("33.3333%", 333_333),
    ])
    func `a percentage is millionths`(text: String, millionths: UInt32) throws {
        #expect(try ShareGrammar.read(text) == millionths)
    }

    @Test(arguments: [
        ("1", ScenarioError.Code.malformedValue), ("%", .malformedValue), ("x%", .malformedValue),
        ("1 %", .malformedValue), ("100.0001%", .outOfRange), ("-1%", .outOfRange),
        ("0.00001%", .outOfRange),
    ])
    func `anything else is refused`(text: String, code: ScenarioError.Code) {
        let problem = #expect(throws: ValueProblem.self) { try ShareGrammar.read(text) }
        #expect(problem?.code == code)
    }
}
