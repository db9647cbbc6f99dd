import Messaging
import Quantities
import Testing

@testable import Inquiry

/// Tests of a graph as conversations in virtual time.
@Suite struct CaseCourseTests {
    private func test(
        _ expected: String,
        values: [Double] = [3_000],
        timeout: Nanoseconds = .seconds(10)
    ) throws -> TestCase {
        let question = TemperatureQuestion(topic: "raw", unit: "C")
        let tree = try JSONTree(Array(expected.utf8))
        return TestCase(
            name: "a test",
            file: "a.test.yaml",
            inputs: values.enumerated().map { index, value in
                TestCase.Input(
                    file: "\(index).json",
                    topic: "raw",
                    payload: question.utterance(0, asking: value).payload
                )
            },
            expected: try #require(
                ExpectedOutput(tree, selected: ["payload"], ignored: [])
            ),
            timeout: timeout
        )
    }

    private func payload(_ value: Int) -> String {
        #"{"payload":"{\"temperature\":{\"value\":\#(value),\"unit\":\"C\"}}"}"#
    }

    private var sample: ModelGraph { ModelGraph { $0 > 2_000 && $0 < 4_000 } }

    private func result(
        _ test: TestCase,
        _ graph: ModelGraph,
        underLoad: Bool = false
    ) throws
        -> CaseResult
    {
        let course = CaseCourse(test, numberedFrom: 0, isUnderLoad: underLoad)
        return try #require(graph.hold(course).result)
    }

    @Test func `what is expected passes as soon as nothing more comes`() throws {
        let result = try result(test(payload(3_000)), sample)
        #expect(result.verdict == .passed, "\(result.reason)")
        #expect(result.took < .seconds(1))
        #expect(result.outputs == 1)
    }

    @Test func `in order, each message once`() throws {
        let list = "[\(payload(3_000)),\(payload(2_500))]"
        let values: [Double] = [3_000, 5_000, 2_500]
        #expect(try result(test(list, values: values), sample).verdict == .passed)
        let reversed = try result(test(list, values: values.reversed()), sample)
        #expect(reversed.verdict == .failed)
        #expect(reversed.reason.hasPrefix("message 1 of 2: payload.temperature.value"))
        var twice = sample
        twice.duplicates = 1
        let extra = try result(test(list, values: values), twice)
        #expect(extra.verdict == .failed)
    }

    @Test func `what does not come is told when the time is over`() throws {
        let silent = try result(test(payload(5_000), values: [5_000]), sample)
        #expect(silent.verdict == .failed)
        #expect(silent.reason == "nothing came out within 10 s")
        #expect(silent.took == .seconds(10))
        let short = try result(test("[\(payload(3_000)),\(payload(3_000))]"), sample)
        #expect(short.reason == "1 of 2 messages came out within 10 s")
    }

    @Test func `an empty list passes after silence, and fails at the first message`() throws {
        let quiet = try result(test("[]", values: [5_000], timeout: .seconds(90)), sample)
        #expect(quiet.verdict == .passed)
        #expect(quiet.took == .seconds(30))
        let loud = try result(test("[]"), sample)
        #expect(loud.verdict == .failed)
        #expect(loud.took < .seconds(1))
    }

    @Test func `what the broker did not take says nothing of the graph`() throws {
        var graph = sample
        graph.refusals = 1
        for expected in [payload(3_000), "[]"] {
            let refused = try result(test(expected), graph)
            #expect(refused.verdict == .inconclusive)
            #expect(refused.reason.hasPrefix("the broker refused 0.json: 0x97"))
        }
        graph.refusals = 0
        graph.answer = .noMatchingSubscribers
        let unread = try result(test("[]", values: [5_000]), graph)
        #expect(unread.verdict == .inconclusive)
        #expect(unread.reason.contains("nobody reads topic raw"))
    }

    @Test func `a test does not pass before the broker has taken all that must be withheld`() throws
    {
        var course = CaseCourse(
            try test("[\(payload(3_000))]", values: [3_000, 5_000]),
            numberedFrom: 7
        )
        func at(_ milliseconds: Int64) -> MonotonicInstant {
            MonotonicInstant(nanoseconds: milliseconds * 1_000_000)
        }
        var messages: [Utterance] = []
        _ = course.step(at: at(0), saying: &messages)
        #expect(messages.map(\.number) == [7, 8])
        course.hear(
            Arrival(origin: .own(7), topic: "processed", payload: messages[0].payload),
            at: at(1)
        )
        course.acknowledged(7, reason: .success, at: at(2))
        _ = course.step(at: at(2_000), saying: &messages)
        #expect(!course.isOver)
        var refused = course
        refused.acknowledged(8, reason: ReasonCode(rawValue: 0x97), at: at(2_001))
        _ = refused.step(at: at(2_001), saying: &messages)
        #expect(refused.result?.verdict == .inconclusive)
        course.acknowledged(8, reason: .success, at: at(2_001))
        _ = course.step(at: at(2_001), saying: &messages)
        #expect(course.result?.verdict == .passed)
    }

    @Test func `a message without identity counts, but not under load`() throws {
        var graph = sample
        graph.hasIdentity = false
        #expect(try result(test(payload(3_000)), graph).verdict == .passed)
        let loaded = try result(test(payload(3_000)), graph, underLoad: true)
        #expect(loaded.verdict == .inconclusive)
        #expect(loaded.reason.contains("do not say whose they are"))
        #expect(try result(test(payload(3_000)), sample, underLoad: true).verdict == .passed)
    }

    @Test func `tests follow one another, and what comes late is not the next one's`() throws {
        var graph = sample
        graph.delays = 1
        let tests = [
            try test("[]", timeout: .seconds(1)), try test("[]", values: [5_000]),
            try test(payload(3_000)),
        ]
        let results = graph.hold(CasesCourse(tests)).results
        // The first one's message comes while the second listens.
        #expect(results.map(\.verdict) == [.passed, .passed, .passed])
        let report = CasesReport(results, of: 3)
        #expect(report.verdict == .passed)
        #expect(report.lines.last == "3 tests: 3 passed, 0 failed, 0 inconclusive")
        #expect(CasesReport(Array(results.prefix(2)), of: 3).verdict == .inconclusive)
    }

    @Test func `the report shows why, and the worst counts`() throws {
        let failed = try result(test("[]"), sample)
        let passed = try result(test(payload(3_000)), sample)
        let report = CasesReport([passed, failed], of: 2)
        #expect(report.verdict == .failed)
        #expect(report.lines[0] == "passed          0.5 s  a test")
        #expect(report.lines[1].hasPrefix("failed          0.0 s  a test"))
        #expect(report.lines[2].hasPrefix("  1 messages came out, expected 0"))
        #expect(report.lines[3] == "  a.test.yaml")
        #expect(CasesReport([], of: 0).verdict == .inconclusive)
    }
}
