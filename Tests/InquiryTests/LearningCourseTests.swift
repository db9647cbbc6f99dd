import Messaging
import Quantities
import Testing

@testable import Inquiry

/// Whole conversations in virtual time.
@Suite struct LearningCourseTests {
    static let question = TemperatureQuestion(topic: "raw", unit: "C")

    static func course(_ plan: SearchPlan) -> LearningCourse {
        LearningCourse(plan, question: question, within: .seconds(30))
    }

    private static var samplePlan: SearchPlan {
        SearchPlan(usual: 0...6_000, bounds: [2_000, 4_000], within: -1e15...1e15, repeats: 3)
    }

    private static var sample: ModelGraph { ModelGraph { $0 > 2_000 && $0 < 4_000 } }

    private func report(_ graph: ModelGraph) -> LearningReport {
        let course = graph.hold(Self.course(Self.samplePlan))
        return LearningReport(course, question: Self.question, output: "processed")
    }

    @Test
    func `every predicate is found to the last bit although one message in a hundred is lost`() {
        var dice = Dice(seed: 21)
        for index in 0..<120 {
            let predicate = RandomPredicate(&dice)
            var graph = ModelGraph { predicate.passes($0) }
            graph.loss = 0.01
            graph.seed = UInt64(index)
            let course = graph.hold(Self.course(predicate.plan))
            #expect(course.conclusion == .learned([predicate.interval]), "\(index) \(predicate)")
        }
    }

    @Test func `a parser that reads in one step moves no edge`() {
        var dice = Dice(seed: 23)
        for index in 0..<60 {
            let predicate = RandomPredicate(&dice)
            var graph = ModelGraph { predicate.passes($0) }
            graph.reads = { text in
                let isNegative = text.hasPrefix("-")
                let digits = DecimalDigits(isNegative ? String(text.dropFirst()) : text)
                return digits?.readInOneStep.map { isNegative ? -$0 : $0 }
            }
            let course = graph.hold(Self.course(predicate.plan))
            #expect(course.conclusion == .learned([predicate.interval]), "\(index) \(predicate)")
        }
    }

    @Test func `nor do repetition, delay, refusal and a lot of loss move an edge`() {
        var dice = Dice(seed: 22)
        for index in 0..<40 {
            let predicate = RandomPredicate(&dice)
            var graph = ModelGraph { predicate.passes($0) }
            graph.loss = 0.1
            graph.duplicates = 0.1
            graph.delays = 0.02
            graph.refusals = 0.02
            graph.seed = UInt64(index)
            let course = graph.hold(Self.course(predicate.plan))
            #expect(course.conclusion == .learned([predicate.interval]), "\(index) \(predicate)")
        }
    }

    @Test
    func `a graph that reads decimals as the sample does has its edges where they are written`() {
        var graph = Self.sample
        graph.reads = { DecimalDigits($0)?.readInOneStep }
        let report = report(graph)
        #expect(report.outcome == .learned)
        #expect(report.lines[0].hasPrefix("passes 2000 < v < 4000, both exclusive, confirmed at"))
        #expect(report.lines.contains("  lower edge: 2000 is withheld, 2000.0000000000002 passes"))
        #expect(report.lines.contains("  upper edge: 3999.9999999999995 passes, 4000 is withheld"))
        #expect(report.lines.last == "filter: { lower: 2000, upper: 4000 }")
    }

    @Test func `an inclusive bound is pasted as its neighbour`() {
        let report = report(ModelGraph { $0 >= 2_000 && $0 < 4_000 })
        #expect(
            report.lines[0].hasPrefix(
                "passes 2000 <= v < 4000, inclusive below and exclusive above"
            )
        )
        #expect(report.lines.last == "filter: { lower: 1999.9999999999998, upper: 4000 }")
    }

    @Test func `one edge is told as one`() {
        let report = report(ModelGraph { $0 >= 20 })
        #expect(report.lines[0].hasPrefix("passes 20 <= v, inclusive, confirmed at"))
        #expect(report.lines.last == "filter: { lower: 19.999999999999996, upper: 1e308 }")
    }

    @Test func `everything that passes has no edge`() {
        let report = report(ModelGraph { _ in true })
        #expect(report.outcome == .learned)
        #expect(report.lines[0].hasPrefix("passes every v that was asked"))
        #expect(!report.lines.contains { $0.hasPrefix("filter:") })
    }

    @Test func `two intervals are told as two, and no filter is offered`() {
        let report = report(ModelGraph { abs($0) < 5 || ($0 > 2_000 && $0 < 4_000) })
        #expect(report.lines[0].hasPrefix("passes -5 < v < 5, or 2000 < v < 4000: 2 intervals"))
        #expect(!report.lines.contains { $0.hasPrefix("filter:") })
    }

    @Test func `nothing that comes out is not taken for a predicate`() {
        let silent = report(ModelGraph { _ in false })
        #expect(silent.outcome == .undecided)
        #expect(silent.lines[0].contains("either the graph does not answer, or it passes none"))
        var absent = ModelGraph { _ in false }
        absent.answer = .noMatchingSubscribers
        #expect(report(absent).outcome == .nobodyReads)
        #expect(report(absent).lines[0].hasPrefix("nobody reads topic raw"))
    }

    @Test func `a graph that stops is told from one that withholds`() {
        var graph = Self.sample
        graph.stopsAfter = 300
        let report = report(graph)
        #expect(report.outcome == .undecided)
        #expect(report.lines[0].hasPrefix("values that had passed came out no more"))
    }

    @Test func `results that do not say what they came of answer nothing`() {
        var graph = Self.sample
        graph.hasIdentity = false
        let report = report(graph)
        #expect(report.outcome == .undecided)
        #expect(report.lines[0].contains("does not say what it came of"))
    }

    @Test func `a graph that leaks now and then is not decided`() {
        var undecided = 0
        for seed in 0..<20 {
            var graph = Self.sample
            graph.leaks = 0.05
            graph.seed = UInt64(seed)
            let report = report(graph)
            if report.outcome == .undecided { undecided += 1 }
            #expect(report.outcome == .undecided || report.lines[0].contains("2000 < v < 4000"))
        }
        #expect(undecided > 10)
    }

    @Test func `what a graph changes on the way is shown`() {
        var graph = Self.sample
        graph.changes = { _ in Array("{}".utf8) }
        let report = report(graph)
        #expect(report.lines[0].hasPrefix("passes 2000 < v < 4000"))
        #expect(
            report.lines.contains { $0.contains("changed on the way") && $0.hasSuffix("to {}") }
        )
    }

    @Test func `the sentinel decides only once the broker has taken the question`() throws {
        var course = Self.course(SearchPlan(values: [0, 100], repeats: 1))
        let start = MonotonicInstant(nanoseconds: 0)
        var messages: [Utterance] = []
        _ = course.step(at: start, saying: &messages)
        course.hear(own(0), at: start)
        messages = []
        _ = course.step(at: start, saying: &messages)
        try #require(messages.count == 2)
        course.hear(own(messages[1].number), at: start)
        var more: [Utterance] = []
        _ = course.step(at: start, saying: &more)
        #expect(more.isEmpty)
        #expect(course.search.tally(of: 100) == AnswerTally())
        course.acknowledged(messages[0].number, reason: .success, at: start)
        _ = course.step(at: start, saying: &more)
        #expect(course.search.tally(of: 100) == AnswerTally(passed: 0, missing: 1))
        // And when the value comes after all, it passes.
        course.hear(own(messages[0].number), at: start)
        #expect(course.search.tally(of: 100) == AnswerTally(passed: 1, missing: 0))
        #expect(course.sightings.late == 1)
        course.hear(own(messages[0].number), at: start)
        #expect(course.sightings.duplicates == 1)
        #expect(course.search.tally(of: 100) == AnswerTally(passed: 1, missing: 0))
    }

    @Test func `a retained message and others' messages answer nothing`() {
        var course = Self.course(SearchPlan(values: [0, 100], repeats: 1))
        let start = MonotonicInstant(nanoseconds: 0)
        var messages: [Utterance] = []
        _ = course.step(at: start, saying: &messages)
        for origin in [Arrival.Origin.retained, .other, .unknown] {
            course.hear(Arrival(origin: origin, topic: "processed"), at: start)
        }
        course.hear(own(4_711), at: start)
        #expect(!course.search.hasSentinel)
        #expect(course.sightings.retained == 1)
        #expect(course.sightings.others == 1)
        #expect(course.sightings.unknown == 1)
    }

    private func own(_ number: UInt64) -> Arrival {
        Arrival(
            origin: .own(number),
            topic: "processed",
            payload: Self.question.payload(number == 0 ? "0" : "100")
        )
    }
}
