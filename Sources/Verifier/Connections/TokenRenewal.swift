public import Quantities

/// One time that connections were told to show a new token, and how that went.
public struct TokenRenewal: Hashable, Sendable {
    /// When.
    public var at: Nanoseconds
    /// When the new token expires; nil where it does not say.
    public var expires: Nanoseconds?
    /// Connections whose broker took it, until the next renewal.
    public var taken: UInt64 = 0
    /// Connections that could not show it, or whose broker did not take it.
    public var refused: UInt64 = 0
    /// The longest that the broker took to take it; nil where it never did.
    public var slowest: Nanoseconds?

    /// Creates a renewal that nobody has answered yet.
    public init(at: Nanoseconds, expires: Nanoseconds?) {
        self.at = at
        self.expires = expires
    }
}
