public import Quantities

/// How tokens are renewed while a run goes on.
///
/// A token file that somebody else replaces is noticed whatever this says; the plan is for runs
/// that are to test renewal itself.
public struct TokenPlan: Hashable, Sendable {
    /// How often every connection shows a fresh token; nil only when the file changes.
    public var renewEvery: Nanoseconds?
    /// How long tokens that the sandbox mints live; nil a day.
    public var lifetime: Nanoseconds?
    /// Over how long the connections' renewals are spread, so that they do not come all at once.
    public var spread: Nanoseconds

    /// Creates a plan; without arguments a renewal only when the file changes.
    public init(
        renewEvery: Nanoseconds? = nil,
        lifetime: Nanoseconds? = nil,
        spread: Nanoseconds = .seconds(1)
    ) {
        self.renewEvery = renewEvery
        self.lifetime = lifetime
        self.spread = spread
    }
}
