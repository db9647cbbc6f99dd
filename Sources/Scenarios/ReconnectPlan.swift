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
}
