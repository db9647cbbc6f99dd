import Messaging
import Networking
import Quantities
import Testing

@testable import MQTTClient

@Suite struct LoopStateTests {
    private static func statistics(gap: Int64) -> LoopStatistics {
        var statistics = LoopStatistics()
        statistics.longestGap = .milliseconds(gap)
        return statistics
    }

    @Test func `the longest gap is told once, and the worst of all stays in the statistics`() throws
    {
        let state = LoopState(waker: try Poller().waker)
        state.leave(Self.statistics(gap: 90))
        state.leave(Self.statistics(gap: 4))
        #expect(state.takeLongestGap() == .milliseconds(90))
        #expect(state.takeLongestGap() == .zero)
        state.leave(Self.statistics(gap: 7))
        state.leave(Self.statistics(gap: 5))
        #expect(state.takeLongestGap() == .milliseconds(7))
        #expect(state.statistics.longestGap == .milliseconds(90))
    }
}
