/// A certificate with its private key, both PEM.
///
/// The key is secret: a description or dump shows only lengths.
public struct IssuedCertificate: Sendable, CustomStringConvertible, CustomReflectable {
    /// The certificate.
    public let certificatePEM: [UInt8]
    /// The unencrypted private key.
    public let privateKeyPEM: [UInt8]

    /// What may be shown.
    public var description: String {
        "certificate of \(certificatePEM.count) bytes with its private key"
    }

    /// No children, so that a dump shows no key.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
