public import Quantities

/// A running event loop, seen from other threads.
public protocol LoopHandle: Sendable {
    /// Has the loop's task stepped soon: something it shares with this thread has changed.
    func wake()

    /// Closes every connection in an orderly way (DISCONNECT) within `limit`, then ends the thread.
    ///
    /// Returns when it ended. Calling it again does nothing.
    func stop(within limit: Nanoseconds) async

    /// What the loop did so far.
    var statistics: LoopStatistics { get }

    /// The longest a step came late since this was last asked, or since the loop began.
    ///
    /// - Returns: The gap; zero where every step was in time.
    func takeLongestGap() -> Nanoseconds
}
