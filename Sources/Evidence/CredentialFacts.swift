public import Quantities

/// What may be shown of a service account token: what its own text claims, never the token.
public struct CredentialFacts: Hashable, Sendable {
    /// The token's length in bytes.
    public var length: Int
    /// Whom the token is for (`aud`).
    public var audiences: [String]
    /// Whose token it is (`sub`).
    public var subject: String?
    /// When it expires (`exp`); nil where it does not say.
    public var expires: WallClockInstant?

    /// Creates facts.
    public init(length: Int, audiences: [String], subject: String?, expires: WallClockInstant?) {
        self.length = length
        self.audiences = audiences
        self.subject = subject
        self.expires = expires
    }
}
