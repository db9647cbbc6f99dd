import FoundationEssentials
public import Quantities

/// Checks service account tokens for real, as the broker's token review would.
///
/// In this order: three parts, algorithm, signature, claims, audience, expiry, start, subject. The
/// claims of a token with a wrong signature are never looked at.
public struct TokenVerifier: Sendable {
    private let publicKeyPEM: [UInt8]
    private let audience: String

    /// Creates a verifier of one authority's tokens for one audience.
    public init(publicKeyPEM: [UInt8], audience: String = TokenAuthority.defaultAudience) {
        self.publicKeyPEM = publicKeyPEM
        self.audience = audience
    }

    /// Checks a token; costs about 60 µs.
    ///
    /// - Parameters:
    ///   - token: The token's bytes, without white space around them.
    ///   - now: The time to compare its dates with.
    /// - Returns: Who it is and until when.
    /// - Throws: The first reason to refuse it.
    public func verify(
        _ token: [UInt8],
        at now: WallClockInstant
    ) throws(TokenRefusal) -> VerifiedToken {
        let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3,
            let header = Base64URL.decode(parts[0]),
            let payload = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2])
        else { throw .notAToken }
        guard let head = Self.read(TokenHeader.self, from: header) else {
            throw .unreadableHeader
        }
        guard head.alg == "RS256" else { throw .wrongAlgorithm(head.alg) }
        let signed = Array(token[..<(parts[1].endIndex)])
        guard isSigned(signed, by: signature) else { throw .wrongSignature }
        guard let claims = Self.read(ReadClaims.self, from: payload) else {
            throw .unreadableClaims
        }
        guard claims.aud.names.contains(audience) else { throw .wrongAudience(claims.aud.names) }
        guard now.seconds < claims.exp else { throw .expired(at: claims.exp) }
        if let start = claims.nbf, now.seconds < start { throw .notYetValid(before: start) }
        guard Self.isServiceAccount(claims.sub) else { throw .wrongSubject(claims.sub) }
        return VerifiedToken(subject: claims.sub, expiry: claims.exp, start: claims.nbf)
    }

    private func isSigned(_ message: [UInt8], by signature: [UInt8]) -> Bool {
        do {
            return try KeyPair(publicPEM: publicKeyPEM).verifies(signature, of: message)
        } catch {
            return false
        }
    }

    private static func read<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: Data(bytes))
    }

    private static func isServiceAccount(_ subject: String) -> Bool {
        let prefix = "system:serviceaccount:"
        guard subject.hasPrefix(prefix) else { return false }
        let names = subject.dropFirst(prefix.count)
            .split(separator: ":", omittingEmptySubsequences: false)
        return names.count == 2 && names.allSatisfy { !$0.isEmpty }
    }

    /// The claims that are checked.
    private struct ReadClaims: Decodable {
        let sub: String
        let aud: Audience
        let exp: Int64
        let nbf: Int64?
    }

    /// One name or a list of names: RFC 7519, section 4.1.3.
    private struct Audience: Decodable {
        let names: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let name = try? container.decode(String.self) {
                names = [name]
            } else {
                names = try container.decode([String].self)
            }
        }
    }
}
