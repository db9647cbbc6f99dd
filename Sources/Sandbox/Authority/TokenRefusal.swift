/// Why a token was refused; says nothing that is in the token but its claims.
public enum TokenRefusal: Error, Hashable, Sendable {
    /// Not three parts of base 64 text with dots between them.
    case notAToken
    /// The header is not the JSON it must be.
    case unreadableHeader
    /// Signed with something else than RS256, or not at all.
    case wrongAlgorithm(String)
    /// The signature is not the authority's.
    case wrongSignature
    /// The payload is not the JSON it must be, or a claim is missing.
    case unreadableClaims
    /// For another audience.
    case wrongAudience([String])
    /// Expired at this time, in seconds since 1970.
    case expired(at: Int64)
    /// Not valid before this time, in seconds since 1970.
    case notYetValid(before: Int64)
    /// The subject is not `system:serviceaccount:NAMESPACE:NAME`.
    case wrongSubject(String)
}

extension TokenRefusal: CustomStringConvertible {
    /// The reason in words.
    public var description: String {
        switch self {
        case .notAToken: "not a JSON Web Token"
        case .unreadableHeader: "the token's header cannot be read"
        case .wrongAlgorithm(let name): "algorithm \"\(name)\" where RS256 is asked"
        case .wrongSignature: "the signature is not the authority's"
        case .unreadableClaims: "the token's claims cannot be read"
        case .wrongAudience(let names): "audience \(names) is not this broker's"
        case .expired(let second): "expired at \(second) s since 1970"
        case .notYetValid(let second): "not valid before \(second) s since 1970"
        case .wrongSubject(let name): "subject \"\(name)\" is not a service account"
        }
    }
}
