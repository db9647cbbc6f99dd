import Quantities
import Scenarios
import Testing

@testable import Verifier

/// Graphs that throttle: how many messages pass is judged, not which.
@Suite struct ThrottleTests {
    private func limit(_ judgement: Judgement) throws -> ThrottleCounts {
        try #require(judgement.throttles?.first)
    }

    private func finding(_ judgement: Judgement) -> Finding? {
        judgement.findings.first { $0.check == ThrottleKept.kind }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `a right throttle passes, however long messages take and in whatever order they come`(
        seed: UInt64
    ) throws {
        var story = ThrottleStory(seed: seed)
        story.publishers = [1, 2, 4, 8][Int(seed % 4)]
        story.delay = 1_000...[200_000, 3_000_000, 40_000_000][Int(seed % 3)]
        let judgement = try story.judgement()
        #expect(judgement.verdict == .passed, "\(judgement.reason)")
        let limit = try limit(judgement)
        #expect(limit.offered == UInt64(story.publishers) * story.messages)
        #expect(limit.passed >= 18 && limit.passed <= 21)
        #expect(judgement.counts[.delivered] == limit.passed)
        #expect(judgement.counts[.withheld] == limit.offered - limit.passed)
        #expect(judgement.counts[.lost] + judgement.counts[.leaked] == 0)
    }

    @Test func `ten more in a hundred than the limit are found and counted`() throws {
        var story = ThrottleStory(fault: .interval(thousandths: 900))
        story.messages = 4_000
        let judgement = try story.judgement()
        let limit = try limit(judgement)
        #expect(judgement.verdict == .failed)
        // 88 or 89 pass, each of them too early; the delays hide most of what is so little.
        #expect(limit.tooEarly >= 20 && limit.tooEarly <= 88)
        #expect(limit.silences == 0)
        #expect(
            finding(judgement)?.sentence
                == "\(limit.tooEarly) messages or more passed too early for the limit of 20.0 a second on"
                + " \"raw/#\""
        )
    }

    @Test func `each message that passes too early is counted where delays are short`() throws {
        var story = ThrottleStory(fault: .extra(each: 500))
        story.delay = 1_000...50_000
        let judgement = try story.judgement()
        let limit = try limit(judgement)
        #expect(limit.passed - limit.tooEarly <= 21)
        #expect(limit.tooEarly >= 7 && limit.tooEarly <= 14)
        #expect(judgement.verdict == .failed)
    }

    @Test func `a message that is lost behind the throttle is a silence`() throws {
        let judgement = try ThrottleStory(fault: .loss(each: 7)).judgement()
        let limit = try limit(judgement)
        #expect(judgement.verdict == .failed)
        #expect(limit.silences == 2)
        #expect(limit.tooEarly == 0)
        let longest = try #require(limit.longestSilence)
        #expect(longest > .milliseconds(40) && longest < .milliseconds(50))
    }

    @Test func `a throttle that pauses is found with how long it did`() throws {
        let judgement = try ThrottleStory(fault: .pause(each: 9, .milliseconds(200))).judgement()
        let limit = try limit(judgement)
        #expect(judgement.verdict == .failed)
        #expect(limit.silences == 1 || limit.silences == 2)
        let longest = try #require(limit.longestSilence)
        #expect(longest > .milliseconds(190) && longest < .milliseconds(200))
    }

    @Test func `silence is nobody's fault where messages are not acknowledged or refused`() throws {
        var unasked = ThrottleStory(fault: .loss(each: 7))
        unasked.asksAnswers = false
        #expect(try unasked.judgement().verdict == .passed)
        var refused = ThrottleStory(fault: .loss(each: 7))
        refused.refused = { $0 % 100 == 5 }
        #expect(finding(try refused.judgement())?.verdict == .passed)
    }

    @Test func `a limit that never had to hold anything back was not put to the test`() throws {
        var story = ThrottleStory()
        story.configuration =
            #"{"perTopicThrottles":[{"topic":"raw/#","maxMessagesPerSecond":1000}]}"#
        story.interval = .milliseconds(0)
        story.publishers = 1
        story.delay = 5...5
        let judgement = try story.judgement()
        #expect(judgement.verdict == .inconclusive)
        #expect(
            finding(judgement)?.sentence
                == "the throttle never had to hold a message back: send more than its limit"
        )
    }

    @Test func `topics without a limit are judged message by message beside those with one`()
        throws
    {
        var story = ThrottleStory()
        story.configuration =
            #"{"perTopicThrottles":[{"topic":"raw/1","maxMessagesPerSecond":20},"#
            + #"{"topic":"raw/2","maxMessagesPerSecond":0}]}"#
        // The model throttles all four, so of those without a limit most are lost.
        let judgement = try story.judgement()
        #expect(judgement.verdict == .failed)
        let limit = try limit(judgement)
        #expect(limit.topics == "raw/1" && limit.offered == 1_000)
        #expect(judgement.counts[.lost] > 1_900 && judgement.counts[.lost] < 2_000)
        #expect(judgement.counts[.leaked] > 0)
        #expect(judgement.failures.allSatisfy { $0.publisher != 1 })
        #expect(judgement.failures.contains { $0.kind == .leaked && $0.publisher == 2 })
    }
}
