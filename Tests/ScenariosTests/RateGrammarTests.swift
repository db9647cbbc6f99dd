import Quantities
import Testing

@testable import Scenarios

@Suite struct RateGrammarTests {
    @Test(arguments: [
        ("500/s", 500, 1_000_000_000), ("30/min", 30, 60_000_000_000),
        ("1 per 10s", 1, 10_000_000_000), ("0.5/s", 1, 2_000_000_000),
        ("2.5/s", 5, 2_000_000_000), ("0.1/s", 1, 10_000_000_000), ("7/h", 7, 3_600_000_000_000),
        ("500 / s", 500, 1_000_000_000), ("3/ms", 3, 1_000_000),
        ("500 per second", 500, 1_000_000_000),
        ("1/1.5s", 1, 1_500_000_000), ("1000000000/s", 1_000_000_000, 1_000_000_000),
    ])
    func `a rate is an exact ratio`(text: String, messages: UInt64, period: Int64) throws {
        let rate = try RateGrammar.read(text)
        #expect(rate == MessagesPerSecond(messages: messages, in: Nanoseconds(period)))
    }

    @Test(arguments: [
        ("500", ScenarioError.Code.malformedValue), ("", .malformedValue), ("/s", .malformedValue),
        ("500/", .malformedValue), ("500/0s", .outOfRange), ("0/s", .outOfRange),
        ("0.0/s", .outOfRange), ("-1/s", .outOfRange), ("1e3/s", .malformedValue),
        ("1000000001/s", .outOfRange), ("2/ns", .outOfRange), ("500/s/s", .malformedValue),
        ("1 every 10s", .malformedValue), ("0.0000000000000000001/h", .outOfRange),
        ("99999999999999999999/s", .malformedValue),
    ])
    func `anything else is refused`(text: String, code: ScenarioError.Code) {
        let problem = #expect(throws: ValueProblem.self) { try RateGrammar.read(text) }
        #expect(problem?.code == code)
    }
}
