public import Quantities

/// One client's way back to the broker: when its next attempt is due, and when it gives up.
///
/// A value without a clock. Tell it that the connection ended or an attempt failed, and it says when
/// to try; tell it that the connection stands, and it begins anew.
public struct Reconnection: Hashable, Sendable {
    private let plan: ReconnectPlan?
    private var lost: MonotonicInstant?
    /// How many attempts were planned since the connection ended.
    public private(set) var attempts: UInt32 = 0
    /// How many attempts were planned in the whole run: tells one jitter from the next.
    public private(set) var total: UInt64 = 0

    /// Creates the way of a client that has lost nothing; without a plan it never tries again.
    public init(_ plan: ReconnectPlan?) {
        self.plan = plan
    }

    /// The connection ended, or an attempt failed.
    ///
    /// - Parameters:
    ///   - now: When.
    ///   - jitter: A random fraction in [0, 1).
    /// - Returns: When to try again; nil when it is to be given up.
    public mutating func next(
        after now: MonotonicInstant,
        jitter: Double
    ) -> MonotonicInstant? {
        guard let plan else { return nil }
        let lost = lost ?? now
        self.lost = lost
        let due = now + plan.wait(beforeAttempt: attempts, jitter: jitter)
        guard due - lost <= plan.giveUpAfter else { return nil }
        attempts += 1
        total += 1
        return due
    }

    /// The connection stands again.
    ///
    /// - Returns: How many attempts it took; 0 where there was nothing to make again.
    public mutating func succeed() -> UInt32 {
        defer {
            attempts = 0
            lost = nil
        }
        return attempts
    }
}
