import FoundationEssentials
public import Quantities

/// Mints service account tokens as a Kubernetes API server does, with a throw-away RSA key.
public struct TokenAuthority: Sendable, CustomReflectable {
    /// The audience that AIO's broker asks for unless configured otherwise.
    public static let defaultAudience = "aio-internal"

    /// What a broker needs to check this authority's tokens.
    public let publicKeyPEM: [UInt8]
    private let privateKeyPEM: [UInt8]
    private let keyIdentifier: String

    /// Makes a new key; costs about 100 ms.
    ///
    /// - Throws: ``SandboxError`` where OpenSSL refuses.
    public init() throws(SandboxError) {
        let key = try KeyPair.rsa()
        publicKeyPEM = try key.publicPEM()
        privateKeyPEM = try key.privatePEM()
        let name = try key.sign(Array("key identifier".utf8)).prefix(12)
        keyIdentifier = String(decoding: Base64URL.encode(Array(name)), as: UTF8.self)
    }

    /// Mints a token.
    ///
    /// - Parameters:
    ///   - namespace: The service account's namespace.
    ///   - account: The service account's name.
    ///   - audiences: Whom the token is for.
    ///   - now: Issued, and valid from then on.
    ///   - lifetime: Expires this long after `now`.
    /// - Returns: The token's bytes, without a line end. Secret.
    /// - Throws: ``SandboxError`` where OpenSSL refuses.
    public func mint(
        namespace: String = "azure-iot-operations",
        account: String = "mqtt-client",
        audiences: [String] = [Self.defaultAudience],
        at now: WallClockInstant,
        lifetime: Nanoseconds = .seconds(86_400)
    ) throws(SandboxError) -> [UInt8] {
        let claims = TokenPayload(
            iss: "https://kubernetes.default.svc.cluster.local",
            sub: "system:serviceaccount:\(namespace):\(account)",
            aud: audiences,
            iat: now.seconds,
            nbf: now.seconds,
            exp: now.seconds + lifetime.count / 1_000_000_000,
            kubernetes: TokenPayload.Kubernetes(
                namespace: namespace,
                serviceaccount: TokenPayload.Account(name: account)
            )
        )
        let header = TokenHeader(alg: "RS256", kid: keyIdentifier, typ: "JWT")
        return try sign(header: try Self.json(header), payload: try Self.json(claims))
    }

    /// Shows no key in a dump.
    public var customMirror: Mirror { Mirror(self, children: ["key": keyIdentifier]) }

    /// A token of any header and payload with a valid RS256 signature; what tests forge with.
    func sign(header: [UInt8], payload: [UInt8]) throws(SandboxError) -> [UInt8] {
        let dot = UInt8(ascii: ".")
        var token = Base64URL.encode(header) + [dot] + Base64URL.encode(payload)
        let signature = try KeyPair(privatePEM: privateKeyPEM).sign(token)
        token.append(dot)
        token += Base64URL.encode(signature)
        return token
    }

    private static func json(_ value: some Encodable) throws(SandboxError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            throw .cryptographyFailed(step: "write a token's claims", detail: "\(error)")
        }
    }
}
