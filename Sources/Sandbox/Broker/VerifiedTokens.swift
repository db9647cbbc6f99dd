import Quantities

/// The tokens whose signature was found good, so that ten thousand connections with one token cost
/// one verification of it.
///
/// Remembers whole tokens, never a part or a hash of one, and looks at the dates every time.
struct VerifiedTokens {
    /// How many are remembered; a fleet with a token each fits.
    static let limit = 16_384

    private var known: [[UInt8]: VerifiedToken] = [:]

    /// How many are remembered.
    var count: Int { known.count }

    /// What ``TokenVerifier/verify(_:at:)`` says, from memory where that is the same.
    mutating func verify(
        _ token: [UInt8],
        at now: WallClockInstant,
        by verifier: TokenVerifier
    ) throws(TokenRefusal) -> VerifiedToken {
        if let verified = known[token] {
            if verified.isValid(at: now) { return verified }
            known[token] = nil
        }
        let verified = try verifier.verify(token, at: now)
        if known.count >= Self.limit {
            known = known.filter { $0.value.isValid(at: now) }
            if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
        }
        known[token] = verified
        return verified
    }
}
