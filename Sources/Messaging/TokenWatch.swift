/// Notices that a token was replaced while connections stand.
public protocol TokenWatch: Sendable {
    /// What became of the token since this was last asked; nil where nothing did.
    ///
    /// Quick, though it may read a file.
    func takeChange() -> TokenChange?
}

/// What became of a token.
public enum TokenChange: Hashable, Sendable {
    /// There is another one, which connections can show; nil where it does not say what it is.
    case renewed(TokenClaims?)
    /// There is another one, and it cannot be used.
    case unusable(TransportError)
}
