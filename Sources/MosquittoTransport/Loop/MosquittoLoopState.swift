import Messaging
import Networking
import Quantities
import Synchronization

/// What an event loop shares with other threads: its statistics, and how it is told to stop.
final class MosquittoLoopState: Sendable {
    private struct Shared {
        var statistics = LoopStatistics()
        var recentGap = Nanoseconds.zero
        var stopLimit: Nanoseconds?
        var hasEnded = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let shared = Mutex(Shared())
    private let waker: Waker

    init(waker: Waker) {
        self.waker = waker
    }

    /// The last statistics that the loop left.
    var statistics: LoopStatistics { shared.withLock { $0.statistics } }

    /// Leaves statistics, whose gap is that of the time since the last call.
    func leave(_ statistics: LoopStatistics) {
        shared.withLock { state in
            let longest = max(state.statistics.longestGap, statistics.longestGap)
            state.recentGap = max(state.recentGap, statistics.longestGap)
            state.statistics = statistics
            state.statistics.longestGap = longest
        }
    }

    /// The longest gap since this was last asked.
    func takeLongestGap() -> Nanoseconds {
        shared.withLock { state in
            defer { state.recentGap = .zero }
            return state.recentGap
        }
    }

    /// How long an orderly end may take; nil as long as nobody asked for the end.
    var stopLimit: Nanoseconds? { shared.withLock { $0.stopLimit } }

    func wake() {
        waker.wake()
    }

    /// Asks for the end and returns when it came.
    func stop(within limit: Nanoseconds) async {
        await withCheckedContinuation { continuation in
            let hasEnded = shared.withLock { state in
                if state.stopLimit == nil { state.stopLimit = limit }
                if !state.hasEnded { state.waiters.append(continuation) }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() } else { waker.wake() }
        }
    }

    /// Called by the loop as its last act.
    func end() {
        let waiters = shared.withLock { state in
            state.hasEnded = true
            let waiting = state.waiters
            state.waiters = []
            return waiting
        }
        for waiter in waiters { waiter.resume() }
    }
}
