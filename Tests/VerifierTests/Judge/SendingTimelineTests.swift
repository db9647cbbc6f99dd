import Testing

@testable import Verifier

@Suite struct SendingTimelineTests {
    private static let step = SendingTimeline.step

    @Test func `counts what left since the deadline and before the end`() {
        var timeline = SendingTimeline()
        for number in 0..<100 as Range<Int64> { timeline.add(sent: number * Self.step + 7) }
        timeline.drop(before: 10 * Self.step)
        #expect(timeline.take(before: 20 * Self.step) == 11)
        #expect(timeline.take(before: 20 * Self.step) == 0)
        #expect(timeline.take(before: .max) == 79)
    }

    @Test func `takes in what comes a little out of order, and what left before the start`() {
        var timeline = SendingTimeline()
        for sent in [5, -1, 1, -1, 3, 3, 0] as [Int64] { timeline.add(sent: sent * Self.step) }
        timeline.drop(before: -Self.step)
        #expect(timeline.take(before: -Self.step) == 2)
        #expect(timeline.take(before: Self.step) == 2)
        #expect(timeline.take(before: 3 * Self.step) == 2)
        #expect(timeline.take(before: 9 * Self.step) == 1)
    }

    @Test func `rounds to a tenth of a second, never down`() {
        var timeline = SendingTimeline()
        timeline.add(sent: Self.step - 1)
        timeline.add(sent: Self.step)
        timeline.drop(before: Self.step - 1)
        #expect(timeline.take(before: 1) == 1)
        #expect(timeline.take(before: Self.step) == 1)
    }
}
