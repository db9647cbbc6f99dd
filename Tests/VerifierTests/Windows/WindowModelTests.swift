import Quantities
import Testing

@testable import Verifier

@Suite struct WindowModelTests {
    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `comes to what a naive account comes to, whatever happens`(seed: UInt64) throws {
        let history = RandomWindows(seed: seed)
        var judge = try Judge(
            scenario: WindowGraphs.scenario(WindowGraphs.temperatures),
            plan: history.plan
        )
        judge.apply(history.records)
        let found = try #require(judge.finishDrained().windows)
        var expected = history.naive.counts()
        expected.gathered = found.gathered
        expected.expected = found.expected
        expected.counted = found.counted
        #expect(found == expected, "seed \(seed)")
    }

    @Test func `the random histories hold every kind of window`() throws {
        var all = WindowCounts()
        for seed in UInt64(1)...300 {
            let counts = RandomWindows(seed: seed).naive.counts()
            all.exact += counts.exact
            all.withinSlack += counts.withinSlack
            all.wrong += counts.wrong
            all.missing += counts.missing
            all.undecided += counts.undecided
            all.updates += counts.updates
        }
        let kinds = [
            all.exact, all.withinSlack, all.wrong, all.missing, all.undecided, all.updates,
        ]
        #expect(kinds.allSatisfy { $0 > 50 }, "\(kinds)")
    }
}
