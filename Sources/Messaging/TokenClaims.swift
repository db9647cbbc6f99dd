/// What may be shown of a service account token: what its own text claims, unverified.
///
/// The token itself is never kept here.
public struct TokenClaims: Hashable, Sendable {
    /// The token's length in bytes.
    public var length: Int
    /// Whom the token is for (`aud`).
    public var audiences: [String]
    /// Whose token it is (`sub`).
    public var subject: String?
    /// When it expires (`exp`), in seconds since 1970; nil where it does not say.
    public var expiry: Int64?

    /// Creates claims.
    public init(length: Int, audiences: [String], subject: String?, expiry: Int64?) {
        self.length = length
        self.audiences = audiences
        self.subject = subject
        self.expiry = expiry
    }
}
