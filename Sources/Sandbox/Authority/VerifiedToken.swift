public import Quantities

/// What a token that passed every check says.
public struct VerifiedToken: Hashable, Sendable {
    /// `system:serviceaccount:NAMESPACE:NAME`.
    public let subject: String
    /// When it expires, in seconds since 1970.
    public let expiry: Int64
    /// Before when it is not valid, in seconds since 1970; nil where it does not say.
    public let start: Int64?

    /// Whether it may be used at `now`.
    public func isValid(at now: WallClockInstant) -> Bool {
        now.seconds < expiry && start.map { now.seconds >= $0 } != false
    }
}
