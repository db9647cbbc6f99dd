import Quantities
import Testing

@testable import Scenarios

@Suite struct DurationGrammarTests {
    @Test(arguments: [
        ("0s", 0), ("1ns", 1), ("1us", 1_000), ("1µs", 1_000), ("250ms", 250_000_000),
        ("5s", 5_000_000_000), ("1.5s", 1_500_000_000), ("0.000000001s", 1),
        ("2m", 120_000_000_000),
        ("2min", 120_000_000_000), ("1h30m", 5_400_000_000_000), ("1h0.5s", 3_600_500_000_000),
        ("2562047h", 9_223_369_200_000_000_000),
        ("9000000000.123456789s", 9_000_000_000_123_456_789),
    ])
    func `a number and a unit are exact nanoseconds`(text: String, count: Int64) throws {
        #expect(try DurationGrammar.read(text) == Nanoseconds(count))
    }

    @Test(arguments: [
        ("", ScenarioError.Code.malformedValue, 0), ("5", .malformedValue, 0),
        ("s", .malformedValue, 0), ("5 s", .malformedValue, 0), ("5x", .malformedValue, 0),
        ("1s1h", .malformedValue, 2), ("1s1s", .malformedValue, 2), ("1h-1m", .outOfRange, 0),
        ("-1s", .outOfRange, 0), ("0.5ns", .outOfRange, 0), ("1.5.5s", .malformedValue, 0),
        (".5s", .malformedValue, 0), ("5.s", .malformedValue, 0), ("1e3s", .malformedValue, 0),
        ("2562048h", .outOfRange, 0), ("99999999999999999999s", .malformedValue, 0),
        ("2562047h2562047m", .outOfRange, 0), ("1h\u{301}", .malformedValue, 0),
    ])
    func `anything else is refused at the offending part`(
        text: String,
        code: ScenarioError.Code,
        offset: Int
    ) {
        let problem = #expect(throws: ValueProblem.self) { try DurationGrammar.read(text) }
        #expect(problem?.code == code)
        #expect(problem?.offset == offset)
    }
}
