import Messaging
import Quantities
import Testing

@testable import LoadGen

@Suite struct SendingRoundsTests {
    private func time(_ microseconds: Int64, worked: Int64 = 0) -> LoopTime {
        LoopTime(
            monotonic: MonotonicInstant(nanoseconds: microseconds * 1_000),
            wallClock: WallClockInstant(milliseconds: 0),
            worked: .microseconds(worked)
        )
    }

    /// What a round that begins at `begin` and works for `work` in one step leaves as the next one.
    private func next(quantum: Int64, work: Int64) -> Int64? {
        var rounds = SendingRounds(quantum: .microseconds(quantum))
        guard rounds.horizon(at: time(1_000).monotonic) != nil else { return nil }
        rounds.end(at: time(1_000, worked: work))
        return (rounds.next - MonotonicInstant(nanoseconds: 0)).count / 1_000
    }

    @Test(
        arguments: [
            // quantum, work in the round, the next round's beginning
            (1_000, 0, 2_000), (1_000, 600, 2_000), (1_000, 667, 2_000), (1_000, 800, 2_200),
            (1_000, 2_000, 4_000), (1_000, 5_333, 8_999), (1_000, 6_000, 9_000),
            (1_000, 90_000, 9_000), (250, 100, 1_250), (250, 200, 1_300), (250, 9_000, 3_000),
            (0, 0, 1_000), (0, 700, 1_000),
        ] as [(Int64, Int64, Int64)]
    )
    func `a round lasts a quantum, or half as long again as its work, but never eight quanta`(
        quantum: Int64,
        work: Int64,
        expected: Int64
    ) {
        #expect(next(quantum: quantum, work: work) == expected)
    }

    @Test func `a round's horizon is its beginning in every step of it`() {
        var rounds = SendingRounds(quantum: .milliseconds(1))
        let begun = time(100).monotonic
        #expect(rounds.horizon(at: begun) == begun)
        #expect(rounds.horizon(at: time(400).monotonic) == begun)
        #expect(rounds.horizon(at: time(5_000).monotonic) == begun)
        rounds.end(at: time(5_000))
        #expect(rounds.horizon(at: time(5_001).monotonic) == time(5_001).monotonic)
    }

    @Test func `no round begins before its time`() {
        var rounds = SendingRounds(quantum: .milliseconds(1))
        _ = rounds.horizon(at: time(0).monotonic)
        rounds.end(at: time(300))
        #expect(rounds.horizon(at: time(999).monotonic) == nil)
        #expect(rounds.horizon(at: time(1_000).monotonic) == time(1_000).monotonic)
    }

    @Test func `only the work since the round before counts`() {
        var rounds = SendingRounds(quantum: .milliseconds(1))
        _ = rounds.horizon(at: time(0).monotonic)
        rounds.end(at: time(0, worked: 2_000))
        #expect(rounds.next == time(3_000).monotonic)
        _ = rounds.horizon(at: time(3_000).monotonic)
        rounds.end(at: time(3_000, worked: 2_100))
        #expect(rounds.next == time(4_000).monotonic)
    }

    @Test func `a loop whose rounds cost a fixed part and one for each message finds its length`() {
        // Writing 100 connections takes 1 ms, a message at a million a second 0.55 µs.
        var rounds = SendingRounds(quantum: .milliseconds(1))
        var now = time(0)
        var length = Nanoseconds.milliseconds(1)
        for _ in 0..<100 {
            _ = rounds.horizon(at: now.monotonic)
            let work = 1_000_000 + length.count * 55 / 100
            now.worked = now.worked + Nanoseconds(work)
            rounds.end(at: now)
            length = rounds.next - now.monotonic
            now.monotonic = rounds.next
        }
        #expect(length == .milliseconds(8), "8.6 ms would leave a third; eight quanta are the most")
    }
}
