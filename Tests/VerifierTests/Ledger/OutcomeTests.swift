import Scenarios
import Testing

@testable import Verifier

@Suite struct OutcomeTests {
    private typealias Answer = MessageState.Answer
    private typealias Arrival = MessageState.Arrival

    /// The whole table, row by row.
    private static let passing: [(Answer, Arrival, Outcome)] = [
        (.acknowledged, .asExpected, .delivered),
        (.acknowledged, .altered, .corrupted),
        (.acknowledged, .none, .lost),
        (.awaited, .asExpected, .recovered),
        (.awaited, .altered, .corrupted),
        (.awaited, .none, .indeterminate),
        (.unresolved, .asExpected, .recovered),
        (.unresolved, .altered, .corrupted),
        (.unresolved, .none, .indeterminate),
        (.refused, .asExpected, .phantom),
        (.refused, .altered, .phantom),
        (.refused, .none, .refused),
        (.unasked, .asExpected, .delivered),
        (.unasked, .altered, .corrupted),
        (.unasked, .none, .indeterminate),
        (.undecided, .asExpected, .delivered),
        (.undecided, .altered, .corrupted),
        (.undecided, .none, .indeterminate),
        (.unwatched, .asExpected, .delivered),
        (.unwatched, .altered, .corrupted),
        (.unwatched, .none, .indeterminate),
    ]

    @Test func `every state is counted in a place of its own`() {
        var counts = StateCounts()
        for (index, state) in StateCounts.states.enumerated() {
            for _ in 0...index { counts.add(state) }
        }
        let found = StateCounts.states.map { counts[$0] }
        #expect(found == StateCounts.states.indices.map { UInt64($0 + 1) })
        #expect(StateCounts.states.count == 2 * Answer.allCases.count * Arrival.allCases.count)
    }

    @Test func `a message that must pass has the outcome of the table`() {
        for (answer, arrival, outcome) in Self.passing {
            let state = MessageState(mustPass: true, answer: answer, arrival: arrival)
            #expect(state.outcome == outcome, "\(answer) \(arrival)")
        }
        #expect(Self.passing.count == Answer.allCases.count * Arrival.allCases.count)
    }

    @Test func `a message that must not pass is leaked, refused or withheld`() {
        for answer in Answer.allCases {
            for arrival in Arrival.allCases {
                let state = MessageState(mustPass: false, answer: answer, arrival: arrival)
                let outcome: Outcome =
                    arrival != .none ? .leaked : answer == .refused ? .refused : .withheld
                #expect(state.outcome == outcome, "\(answer) \(arrival)")
            }
        }
    }

    @Test func `every outcome has a count of its own`() {
        #expect(Set(Outcome.allCases.map(\.count)).count == Outcome.allCases.count)
        #expect(Outcome.allCases.allSatisfy { $0.rawValue == $0.count.rawValue })
    }

    @Test func `every state is counted apart`() {
        var counts = StateCounts()
        for state in StateCounts.states { counts.add(state) }
        #expect(StateCounts.states.count == 42)
        #expect(StateCounts.states.allSatisfy { counts[$0] == 1 })
    }

    @Test func `counts add up whichever of the two has seen the rarer state`() {
        for first in StateCounts.states {
            for second in StateCounts.states {
                var counts = StateCounts()
                counts.add(first)
                var others = StateCounts()
                others.add(second)
                counts.add(others)
                let expected = first == second ? 2 : 1 as UInt64
                #expect(counts[first] == expected)
                #expect(counts[second] == expected)
                #expect(counts.count { _ in true } == 2)
            }
        }
    }
}
