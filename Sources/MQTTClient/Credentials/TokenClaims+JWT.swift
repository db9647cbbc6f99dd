import FoundationEssentials
public import Messaging

extension TokenClaims {
    /// Reads what a JSON Web Token says of itself, without verifying it; nil when it is none.
    ///
    /// Source: RFC 7519 and RFC 7515, section 3.1.
    public init?(jwt: [UInt8]) {
        let parts = jwt.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let payload = Base64URL.decode(parts[1]) else { return nil }
        guard let body = try? JSONDecoder().decode(Body.self, from: Data(payload)) else {
            return nil
        }
        self.init(
            length: jwt.count,
            audiences: body.aud?.names ?? [],
            subject: body.sub,
            expiry: body.exp.flatMap { Int64(exactly: $0.rounded(.down)) }
        )
    }

    /// The claims of RFC 7519, section 4.1, that may be shown.
    private struct Body: Decodable {
        var aud: Audience?
        var sub: String?
        var exp: Double?
    }

    /// One name or several.
    private struct Audience: Decodable {
        var names: [String]

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
