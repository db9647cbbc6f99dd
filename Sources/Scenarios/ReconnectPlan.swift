public import Quantities

/// When a client connects again after its connection ended: exponential backoff with jitter.
///
/// Attempt _n_, counted from 0, waits `first` × 2ⁿ, at most `longest`, shortened by up to a tenth.
/// Source: AIO's Rust SDK, 128 ms to 60 s, jitter 0.9 to 1.0.
public struct ReconnectPlan: Hashable, Sendable {
    /// The wait before the first attempt; positive.
    public var first: Nanoseconds
    /// The longest wait.
    public var longest: Nanoseconds
    /// How long after the connection ended no further attempt is made.
    public var giveUpAfter: Nanoseconds

    /// Creates a plan.
    public init(
        first: Nanoseconds = .milliseconds(128),
        longest: Nanoseconds = .seconds(60),
        giveUpAfter: Nanoseconds = .seconds(120)
    ) {
        self.first = first
        self.longest = longest
        self.giveUpAfter = giveUpAfter
    }

    /// How long to wait before an attempt.
    ///
    /// - Parameters:
    ///   - attempt: The attempt's number, counted from 0 since the connection ended.
    ///   - jitter: A random fraction in [0, 1): 0 waits the full time, 1 a tenth less.
    /// - Returns: The wait.
    public func wait(beforeAttempt attempt: UInt32, jitter: Double) -> Nanoseconds {
        let (doubled, overflow) = first.count.multipliedReportingOverflow(
            by: 1 << Int64(min(attempt, 32))
        )
        let full = overflow ? longest : min(longest, Nanoseconds(doubled))
        return full - Nanoseconds(Int64(Double(full.count) * jitter / 10))
    }
}
