/// What a token that passed every check says.
public struct VerifiedToken: Hashable, Sendable {
    /// `system:serviceaccount:NAMESPACE:NAME`.
    public let subject: String
    /// When it expires, in seconds since 1970.
    public let expiry: Int64
}
