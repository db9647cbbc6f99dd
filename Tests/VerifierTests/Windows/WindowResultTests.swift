import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// How results find their windows, and what is left open.
///
/// The windows are those of
/// ``WindowLedgerTests``.
@Suite struct WindowResultTests {
    /// The whole second window, and a little of the third.
    private func story() throws -> WindowStory {
        var story = try WindowStory()
        story.send(0..<160)
        return story
    }

    private func check(_ judgement: Judgement, _ kind: String) -> Verdict? {
        judgement.findings.first { $0.check == kind }?.verdict
    }

    @Test func `without a time of its own a result is of the window that it fits`() throws {
        var story = try WindowStory(slots: 260)
        story.send(0..<260)
        let windows: [Range<UInt64>] = [51..<151, 151..<251]
        let bodies = windows.map { #"{"temperature":\#(WindowStory.temperature($0))}"# }
        story.receive(bodies[0], at: 15_060)
        story.receive(bodies[0], at: 15_070)
        story.receive(bodies[1], at: 25_060)
        let counts = story.counts()
        #expect(counts.exact == 2)
        #expect(counts.updates == 1)
        #expect(counts.placedByArrival == 3)
    }

    @Test func `without a time, a result that fits no window is of the newest that waits for one`()
        throws
    {
        var story = try WindowStory(slots: 260)
        story.send(0..<260)
        story.receive(#"{"temperature":\#(WindowStory.temperature(51..<151))}"#, at: 15_060)
        story.receive(
            #"{"temperature":\#(WindowStory.temperature(151..<251, count: 7))}"#,
            at: 25_060
        )
        let judgement = story.judgement()
        #expect(
            judgement.windowFailures.map(\.sentence)
                == ["window 00:10:30–00:10:40: count 7, expected 100"]
        )
    }

    @Test func `what is no result of the graph is foreign and changes nothing`() throws {
        var story = try story()
        for body in [
            "", "{}", "hello", #"{"temperature":{"value":1,"unit":"C"}}"#, #"{"humidity":{}}"#,
        ] {
            story.receive(body, timestamp: 14_900, at: 15_010)
        }
        story.receive(WindowStory.temperature(51..<151), endingAt: 15_000)
        let judgement = story.judgement()
        #expect(judgement.counts[.foreign] == 5)
        #expect(judgement.windows?.exact == 1)
        #expect(judgement.windows?.results == 1)
    }

    @Test func `results of windows from before the load are not judged`() throws {
        var story = try story()
        story.receive(WindowStory.temperature(0..<3), endingAt: 5_000)
        story.receive(WindowStory.temperature(51..<151), endingAt: 15_000)
        let counts = story.counts()
        #expect(counts.early == 1)
        #expect(counts.exact == 1)
        #expect(counts.wrong == 0)
    }

    @Test func `a run that is cut short leaves its windows undecided`() throws {
        var story = try WindowStory(slots: 260)
        story.send(0..<260)
        story.receive(WindowStory.temperature(51..<151), endingAt: 15_000)
        let judgement = story.judge.finish(cores: 1)
        #expect(judgement.windows?.missing == 0)
        #expect(judgement.windows?.exact == 1)
        #expect(judgement.windows?.undecided == 3)
    }

    @Test func `what came out while the verifier had no session is not missing`() throws {
        var story = try WindowStory(slots: 360)
        story.send(0..<360)
        story.judge.end(at: 14_000)
        story.judge.comeBack(isForgotten: true, at: 16_000)
        story.receive(WindowStory.temperature(151..<251), endingAt: 25_000)
        let judgement = story.judgement()
        #expect(judgement.windows?.exact == 1)
        // The first, the one in whose time nobody watched, and the newest.
        #expect(judgement.windows?.undecided == 3)
        #expect(judgement.windows?.missing == 1)
        #expect(
            judgement.windowFailures.map(\.sentence)
                == ["window 00:10:40–00:10:50: no result, expected one of 100 messages"]
        )
    }

    @Test func `a message that the graph cannot process spoils its window and no other`() throws {
        var story = try WindowStory(
            WindowGraphs.row(WindowGraphs.delay, WindowGraphs.humidity)
        )
        story.send(0..<260)
        let judgement = story.judgement()
        #expect(judgement.windows?.missing == 0)
        #expect(judgement.verdict == .inconclusive)
        #expect(
            judgement.findings.first { $0.check == "enough-evidence" }?.verdict == .inconclusive
        )
    }

    @Test func `a message that comes out by itself leaked`() throws {
        var story = try story()
        story.receive(WindowStory.temperature(51..<151), endingAt: 15_000)
        story.judge.receive(60)
        let judgement = story.judgement()
        #expect(judgement.counts[.leaked] == 1)
        #expect(check(judgement, "no-leaks") == .failed)
        #expect(check(judgement, "windows-correct") == .passed)
    }

    @Test func `without the calendar of the schedule the records contradict the plan`() throws {
        var judge = try Judge(
            scenario: WindowGraphs.scenario(WindowGraphs.temperatures),
            plan: TestPlan(slots: 10)
        )
        judge.send(0)
        #expect(check(judge.finishDrained(), "consistent-records") == .inconclusive)
    }

    @Test func `a run is complete when each window has its result`() throws {
        var story = try WindowStory(slots: 151)
        story.send(0..<151)
        #expect(!story.judge.isComplete)
        story.receive(WindowStory.temperature(51..<151), endingAt: 15_000)
        #expect(story.judge.isComplete)
    }

    @Test func `what is known of windows that were given up takes no memory`() throws {
        var story = try WindowStory(slots: 20_000)
        for window in UInt64(0)..<100 {
            story.send(window * 100..<window * 100 + 100)
            story.judge.settle(Int64(window) * 10_000)
        }
        let ledger = try #require(story.judge.windows)
        #expect(ledger.windows.count <= 3)
        #expect(ledger.pending.isEmpty)
        #expect(ledger.missing.count <= WindowLedger.failureLimit)
    }
}
