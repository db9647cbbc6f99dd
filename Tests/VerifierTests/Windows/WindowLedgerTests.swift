import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// What each window must make, one thing at a time.
///
/// The second window, 5 s to 15 s after the start,
/// holds slots 51 to 150: the message at 5.0 s belongs to the first, that at 15.0 s to the second.
@Suite struct WindowLedgerTests {
    /// The whole second window, and a little of the third.
    private func story(unanswered: Set<UInt64> = []) throws -> WindowStory {
        var story = try WindowStory()
        story.send(0..<160, unanswered: unanswered)
        return story
    }

    private func check(_ judgement: Judgement, _ kind: String) -> Verdict? {
        judgement.findings.first { $0.check == kind }?.verdict
    }

    @Test func `a window's result is exact, and the first and the last window are undecided`()
        throws
    {
        var story = try story()
        story.receive(WindowStory.temperature(51..<151), endingAt: 15_000)
        let judgement = story.judgement()
        let counts = try #require(judgement.windows)
        #expect(counts.exact == 1)
        #expect(counts.undecided == 2)
        #expect(counts.judged == 1)
        #expect(counts.gathered == 160)
        #expect((counts.expected, counts.counted) == (100, 100))
        #expect(judgement.verdict == .passed)
        #expect(judgement.findings.contains { $0.check == "windows-correct" })
        #expect(!judgement.findings.contains { $0.check == "no-loss" })
        #expect(
            judgement.reason
                == "160 messages and 1 window judged: every result is exact; of 2 more it is not known"
        )
    }

    @Test(arguments: [
        ("count", "count 99, expected 100", WindowStory.temperature(51..<151, count: 99)),
        ("count", "count 101, expected 100", WindowStory.temperature(51..<151, count: 101)),
        ("minimum", "minimum 51.0, expected 52.0", WindowStory.temperature(51..<151, minimum: 51)),
        (
            "maximum", "maximum 152.0, expected 151.0",
            WindowStory.temperature(51..<151, maximum: 152)
        ),
        (
            "average", "average 101.6, expected 101.5",
            WindowStory.temperature(51..<151, average: 101.6)
        ),
        (
            "last", "last 141.0, which none of the newest second's 10 messages holds",
            WindowStory.temperature(51..<151, last: 141)
        ), ("unit", "unit F, expected C", WindowStory.temperature(51..<151, more: #","unit":"F""#)),
        (
            "overtemp", "overtemp true, expected false",
            WindowStory.temperature(51..<151, more: #","unit":"C","overtemp":true"#)
        ),
    ])
    func `a result that differs is wrong, and only that`(
        kind: String,
        words: String,
        body: String
    ) throws {
        var story = try story()
        story.receive(body, endingAt: 15_000)
        let judgement = story.judgement()
        #expect(judgement.windows?.wrong == 1, "\(kind)")
        #expect(judgement.verdict == .failed)
        #expect(check(judgement, "windows-correct") == .failed)
        #expect(judgement.findings.filter { $0.verdict != .passed }.count == 1)
        let failure = try #require(judgement.windowFailures.first)
        #expect(failure.kind == .wrong)
        #expect(failure.sentence == "window 00:10:20–00:10:30: \(words)")
        #expect(judgement.reason.contains(failure.sentence))
        #expect(failure.expectedMessages == 100)
        #expect(failure.results == 1)
        #expect(failure.received == .milliseconds(15_050))
    }

    @Test func `what rounding in another order makes of an average is right`() throws {
        var story = try story()
        story.receive(
            WindowStory.temperature(51..<151, average: 101.5.nextUp.nextUp),
            endingAt: 15_000
        )
        #expect(story.counts().exact == 1)
    }

    @Test func `the last may be any of the newest second's`() throws {
        var story = try story()
        story.receive(WindowStory.temperature(51..<151, last: 142), endingAt: 15_000)
        #expect(story.counts().exact == 1)
    }

    @Test func `a window without a result is missing, and only that`() throws {
        var story = try WindowStory(slots: 260)
        story.send(0..<260)
        story.receive(WindowStory.temperature(151..<251), endingAt: 25_000)
        let judgement = story.judgement()
        #expect(judgement.windows?.missing == 1)
        #expect(judgement.windows?.exact == 1)
        #expect(
            judgement.findings.filter { $0.verdict != .passed }.map(\.check) == ["windows-complete"]
        )
        #expect(
            judgement.windowFailures.map(\.sentence)
                == ["window 00:10:20–00:10:30: no result, expected one of 100 messages"]
        )
    }

    @Test func `a result for a window in which nothing was sent is invented, and only that`() throws
    {
        var story = try WindowStory(slots: 300)
        story.send(0..<140)
        for slot in UInt64(140)..<260 {
            let reached = Nanoseconds.milliseconds(Int64(slot) * 100)
            story.judge.apply(
                .unsent(publisher: 0, sequence: slot, delay: .connection, at: reached)
            )
        }
        for slot in UInt64(260)..<300 {
            story.judge.send(slot)
            story.judge.answer(slot)
        }
        story.receive(WindowStory.temperature(51..<140), endingAt: 15_000)
        story.receive(WindowStory.temperature(0..<10), endingAt: 25_000)
        let judgement = story.judgement()
        #expect(judgement.windows?.invented == 1)
        #expect(judgement.windows?.exact == 1)
        let red = judgement.findings.filter { $0.verdict == .failed }.map(\.check)
        #expect(red == ["no-invented-windows"])
        #expect(
            judgement.windowFailures.map(\.sentence)
                == ["window 00:10:30–00:10:40: a result, but nothing was sent in it"]
        )
    }

    @Test(
        arguments: [
            (51..<151, 98, true), (51..<151, 97, false), (51..<151, 100, true),
            (51..<151, 101, false),
        ] as [(Range<UInt64>, UInt64, Bool)]
    )
    func `messages without an answer may be in the result or not`(
        slots: Range<UInt64>,
        count: UInt64,
        isRight: Bool
    ) throws {
        var story = try story(unanswered: [60, 70])
        let missing: Set<UInt64> = count == 100 ? [] : [60, 70]
        let values = slots.filter { !missing.contains($0) }.map { Double($0 + 1) }
        let average = values.reduce(0, +) / Double(values.count)
        let body = WindowStory.temperature(slots, count: count, average: average)
        story.receive(body, endingAt: 15_000)
        let counts = story.counts()
        #expect(counts.withinSlack == (isRight ? 1 : 0))
        #expect(counts.wrong == (isRight ? 0 : 1))
    }

    @Test func `an average that no choice of the open messages makes is wrong`() throws {
        var story = try story(unanswered: [60, 70])
        let body = WindowStory.temperature(51..<151, count: 99, average: 101.5 + 1)
        story.receive(body, endingAt: 15_000)
        #expect(story.counts().wrong == 1)
    }

    @Test func `a refused message is not in its window`() throws {
        var story = try WindowStory()
        story.send(0..<160, unanswered: [60])
        story.judge.answer(60, 0x97)
        let values = (UInt64(51)..<151).filter { $0 != 60 }.map { Double($0 + 1) }
        let average = values.reduce(0, +) / 99
        story.receive(
            WindowStory.temperature(51..<151, count: 99, average: average),
            endingAt: 15_000
        )
        #expect(story.counts().exact == 1)
    }

    @Test func `a message that was sent again may be in its window never, once or twice`() throws {
        for count in UInt64(99)...102 {
            var story = try WindowStory()
            story.send(0..<160, unanswered: [99])
            story.judge.resend(99)
            story.judge.answer(99)
            let sum = Double(10_150 - 100) + Double(count - 99) * 100
            let body = WindowStory.temperature(51..<151, count: count, average: sum / Double(count))
            story.receive(body, endingAt: 15_000)
            let counts = story.counts()
            #expect(counts.withinSlack == (count <= 101 ? 1 : 0), "\(count)")
        }
    }

    @Test func `of several results of a window the last counts`() throws {
        var story = try story()
        story.receive(WindowStory.temperature(51..<140), endingAt: 15_000)
        story.receive(WindowStory.temperature(51..<151), endingAt: 15_000)
        let counts = story.counts()
        #expect(counts.exact == 1)
        #expect(counts.results == 2)
        #expect(counts.updates == 1)
        var other = try self.story()
        other.receive(WindowStory.temperature(51..<151), endingAt: 15_000)
        other.receive(WindowStory.temperature(51..<140), endingAt: 15_000)
        #expect(other.counts().wrong == 1)
    }

    @Test func `a result that comes after its window was given up is late and not missing`() throws
    {
        var story = try WindowStory(slots: 300)
        story.send(0..<300)
        story.judge.settle(20_000)
        #expect(story.judge.windows?.counts.missing == 1)
        story.receive(WindowStory.temperature(151..<251), endingAt: 25_000)
        story.receive(
            #"{"temperature":\#(WindowStory.temperature(51..<151))}"#,
            timestamp: 14_900,
            at: 29_000
        )
        let judgement = story.judgement()
        #expect(judgement.windows?.missing == 0)
        #expect(judgement.windows?.late == 1)
        #expect(judgement.windows?.exact == 2)
        #expect(judgement.windowFailures.isEmpty)
    }
}
