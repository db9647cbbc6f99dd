import FoundationEssentials
public import Messaging
public import Networking
public import Quantities

/// A Kubernetes service account token in a file, read again at every connect.
///
/// The kubelet replaces the file before the token expires. White space at the end is not part of
/// the token. The token is never shown; ``claims()`` says what may be.
public struct ServiceAccountTokenFile: CredentialSource {
    /// The file's path; in a cluster usually `/var/run/secrets/tokens/broker-sat`.
    public var path: String
    /// The MQTT authentication method.
    public var method: String

    private let clock: any TimeSource

    /// Creates the source; `clock` tells whether the token has expired.
    public init(
        path: String,
        method: String = "K8S-SAT",
        clock: any TimeSource = SystemTimeSource()
    ) {
        self.path = path
        self.method = method
        self.clock = clock
    }

    /// The method and the token's bytes.
    ///
    /// - Returns: Credentials for enhanced authentication.
    /// - Throws: `TransportError/credentialUnusable(path:problem:hint:)` for a file that cannot be
    ///   read or is empty, and for a token that says it has expired.
    public func credentials() throws(TransportError) -> Credentials {
        let token = try SecretFile.read(path, holding: "a service account token")
        if let expiry = TokenClaims(jwt: token)?.expiry, expiry <= clock.wallClock().seconds {
            throw Self.expired(path, expiry)
        }
        return Credentials(enhanced: (method: method, data: token))
    }

    /// What the token says of itself; nil when it is not a JSON Web Token.
    ///
    /// - Returns: Length, audiences, subject and expiry, none of them verified.
    /// - Throws: `TransportError/credentialUnusable(path:problem:hint:)` for a file that cannot be
    ///   read or is empty.
    public func claims() throws(TransportError) -> TokenClaims? {
        TokenClaims(jwt: try SecretFile.read(path, holding: "a service account token"))
    }

    /// The error of a token that expired so many seconds after 1970.
    static func expired(_ path: String, _ expiry: Int64) -> TransportError {
        .credentialUnusable(
            path: path,
            problem: "the token expired at \(text(ofSeconds: expiry))",
            hint: "give a fresh token; in a cluster, check that the volume is a projected "
                + "service account token, which the kubelet renews"
        )
    }

    private static func text(ofSeconds seconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(seconds)).ISO8601Format()
    }
}
