import Testing

@testable import Inquiry

/// The search alone, answered at once.
@Suite struct PredicateSearchTests {
    private func answered(
        _ plan: SearchPlan,
        _ answer: (Double) -> Bool?
    ) -> (search: PredicateSearch, conclusion: SearchConclusion) {
        var search = PredicateSearch(plan)
        while true {
            switch search.next {
            case .scout(let values):
                let passing = values.filter { answer($0) == true }
                if passing.isEmpty { search.scoutedInVain() }
                for value in passing { search.scouted(value) }
            case .ask(let value, _):
                switch answer(value) {
                case true?: search.passed(value)
                case false?: search.missing(value)
                case nil: search.noAnswer()
                }
            case .conclude(let conclusion): return (search, conclusion)
            }
        }
    }

    @Test func `every predicate is found to the last bit`() {
        var dice = Dice(seed: 11)
        for _ in 0..<400 {
            let predicate = RandomPredicate(&dice)
            let (_, conclusion) = answered(predicate.plan) { predicate.passes($0) }
            #expect(conclusion == .learned([predicate.interval]), "\(predicate)")
        }
    }

    @Test func `it works from one end of the doubles to the other`() {
        let ends = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
        let plan = SearchPlan(usual: 0...1, bounds: [1e300], within: ends, repeats: 1)
        let (_, conclusion) = answered(plan) { $0 > 1e299 && $0 <= 1.5e308 }
        let lower = PredicateEdge(passing: 1e299.nextUp, withheld: 1e299)
        let upper = PredicateEdge(passing: 1.5e308, withheld: 1.5e308.nextUp)
        #expect(conclusion == .learned([PassingInterval(lower: lower, upper: upper)]))
    }

    @Test func `the sample's filter takes about as many questions as it has bits`() {
        let plan = SearchPlan(
            usual: 0...6_000,
            bounds: [2_000, 4_000],
            within: -1e15...1e15,
            repeats: 3
        )
        let (search, conclusion) = answered(plan) { $0 > 2_000 && $0 < 4_000 }
        guard case .learned(let intervals) = conclusion else {
            Issue.record("\(conclusion)")
            return
        }
        #expect(intervals.map(\.formula) == ["2000 < v < 4000"])
        #expect(intervals[0].inclusiveness == "both exclusive")
        #expect(search.questions < 500, "\(search.questions)")
    }

    @Test func `every interval is found that a value to begin with falls into`() {
        let plan = SearchPlan(values: [-10, -1, 0, 1, 5, 10, 100])
        let (_, conclusion) = answered(plan) { abs($0) <= 2 || ($0 > 9 && $0 < 10.5) }
        guard case .learned(let intervals) = conclusion else {
            Issue.record("\(conclusion)")
            return
        }
        #expect(intervals.map(\.formula) == ["-2 <= v <= 2", "9 < v < 10.5"])
    }

    @Test func `a predicate without edges has none, whichever it is`() {
        let plan = SearchPlan(values: [-1, 0, 1])
        let all = answered(plan) { _ in true }
        #expect(all.conclusion == .learned([PassingInterval(lower: nil, upper: nil)]))
        let none = answered(plan) { _ in false }
        #expect(none.conclusion == .nothingPassed)
        #expect(none.search.questions == 0)
    }

    @Test func `a graph that stops answering is not taken for one that withholds`() {
        var count = 0
        let (search, conclusion) = answered(SearchPlan(values: [0, 1_000])) {
            count += 1
            return count > 20 ? nil : $0 < 500
        }
        #expect(conclusion == .fellSilent)
        #expect(search.undecided == 8)
    }

    @Test func `a value that comes out now and then is told, not decided`() {
        var hasLeaked = false
        let (_, conclusion) = answered(SearchPlan(values: [0, 1_000])) { value in
            let leaks = value > 500 && value < 1_000 && !hasLeaked
            if leaks { hasLeaked = true }
            return value < 500 || leaks
        }
        guard case .unstable(let value, let tally) = conclusion else {
            Issue.record("\(conclusion)")
            return
        }
        #expect(value > 500 && value < 1_000)
        #expect(tally.passed == 1 && tally.missing >= 3)
    }

    @Test func `where more is lost than comes through, silence says nothing`() {
        var search = PredicateSearch(SearchPlan(values: (0..<200).map { Double($0) }))
        search.scouted(0)
        var asked = 0
        while case .ask(let value, _) = search.next {
            asked += 1
            switch asked % 5 {
            case 0: search.passed(value)
            case 1, 2: search.noAnswer()
            default: search.missing(value)
            }
        }
        guard case .conclude(.tooLossy(let lost, let all)) = search.next else {
            Issue.record("\(search.next)")
            return
        }
        #expect(lost * 2 > all)
    }

    @Test func `a graph that takes whole numbers only ends the search, not the patience`() {
        let plan = SearchPlan(values: (0..<200).map { Double($0) / 2 }, limit: 2_000)
        let (search, conclusion) = answered(plan) { $0 == $0.rounded() }
        guard case .tooManyQuestions(let edges) = conclusion else {
            Issue.record("\(conclusion)")
            return
        }
        #expect(edges > 50)
        #expect(search.questions == 2_000)
    }

    @Test func `an answer that comes after all moves the edge`() {
        var search = PredicateSearch(SearchPlan(values: [0, 8], repeats: 1))
        search.scouted(0)
        search.missing(8)
        search.missing(4)
        #expect(search.tally(of: 4) == AnswerTally(passed: 0, missing: 1))
        search.passedLate(4)
        #expect(search.tally(of: 4) == AnswerTally(passed: 1, missing: 0))
        #expect(search.loss.lost == 0)
    }

    @Test func `with much loss an edge needs more silence`() {
        var search = PredicateSearch(SearchPlan(values: [0, 1], repeats: 2))
        search.scouted(0)
        for _ in 0..<70 { search.passed(0) }
        for _ in 0..<30 { search.missing(0) }
        search.passed(1)
        search.missing(1.0.nextUp)
        search.missing(1.0.nextUp)
        // Half-way values are not asked: the two are neighbours already. A quarter to the tenth is below 10^-6.
        var asked = 2
        while case .ask(let value, _) = search.next {
            if value > 1 {
                asked += 1
                search.missing(value)
            } else {
                search.passed(value)
            }
        }
        #expect(asked >= 8, "\(asked)")
    }
}
