/// Whom a TLS connection trusts, and what it shows of itself.
///
/// All paths are of PEM files.
public struct TrustConfiguration: Hashable, Sendable {
    /// The certificate authorities to trust; nil trusts the system's.
    public var authoritiesFile: String?
    /// The client certificate chain to present; nil presents none.
    public var certificateFile: String?
    /// The client certificate's private key.
    public var privateKeyFile: String?

    /// Creates a configuration; a certificate needs its key.
    public init(
        authoritiesFile: String? = nil,
        certificateFile: String? = nil,
        privateKeyFile: String? = nil
    ) {
        self.authoritiesFile = authoritiesFile
        self.certificateFile = certificateFile
        self.privateKeyFile = privateKeyFile
    }
}
