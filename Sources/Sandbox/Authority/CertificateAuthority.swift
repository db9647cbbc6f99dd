public import Quantities

/// A throw-away certificate authority: made for one sandbox, gone with it.
///
/// P-256 keys and SHA-256 signatures throughout. Nothing is written to disk here.
public struct CertificateAuthority: Sendable, CustomReflectable {
    /// The names and addresses a server certificate has unless told otherwise.
    public static let defaultNames = ["localhost", "aio-broker", "127.0.0.1", "::1"]

    /// The authority's own certificate: what clients must trust.
    public let certificatePEM: [UInt8]
    private let privateKeyPEM: [UInt8]
    private let name: String

    /// Makes a new authority.
    ///
    /// - Parameters:
    ///   - name: The common name.
    ///   - now: Valid from five minutes before.
    ///   - lifetime: Valid until this long after `now`.
    /// - Throws: ``SandboxError`` where OpenSSL refuses.
    public init(
        name: String = "Crucible sandbox authority",
        at now: WallClockInstant,
        lifetime: Nanoseconds = .seconds(7 * 86_400)
    ) throws(SandboxError) {
        let key = try KeyPair.ellipticCurve()
        let certificate = try Certificate.unsigned(
            subject: name,
            issuer: name,
            key: key,
            from: now,
            lifetime: lifetime
        )
        try certificate.add(.basicConstraints, "critical,CA:TRUE,pathlen:0")
        try certificate.add(.keyUsage, "critical,keyCertSign,cRLSign")
        try certificate.add(.subjectKeyIdentifier, "hash")
        try certificate.sign(with: key)
        certificatePEM = try certificate.pem()
        privateKeyPEM = try key.privatePEM()
        self.name = name
    }

    /// Issues a server certificate.
    ///
    /// - Parameters:
    ///   - names: Host names and addresses for the subject alternative names; the first is also the
    ///     common name.
    ///   - now: Valid from five minutes before.
    ///   - lifetime: Valid until this long after `now`.
    /// - Returns: The certificate with a new key.
    /// - Throws: ``SandboxError/malformedName(_:hint:)`` for a name with other characters than
    ///   letters, digits, `.`, `-`, `:` and `*`.
    public func serverCertificate(
        for names: [String] = Self.defaultNames,
        at now: WallClockInstant,
        lifetime: Nanoseconds = .seconds(7 * 86_400)
    ) throws(SandboxError) -> IssuedCertificate {
        try issue(
            to: names.first ?? "localhost",
            alternativeNames: names,
            usage: "serverAuth",
            at: now,
            lifetime: lifetime
        )
    }

    /// Issues a client certificate.
    ///
    /// - Parameters:
    ///   - commonName: The subject, which brokers take for the user's name.
    ///   - now: Valid from five minutes before.
    ///   - lifetime: Valid until this long after `now`.
    /// - Returns: The certificate with a new key.
    /// - Throws: ``SandboxError`` where OpenSSL refuses.
    public func clientCertificate(
        for commonName: String,
        at now: WallClockInstant,
        lifetime: Nanoseconds = .seconds(7 * 86_400)
    ) throws(SandboxError) -> IssuedCertificate {
        try issue(
            to: commonName,
            alternativeNames: [],
            usage: "clientAuth",
            at: now,
            lifetime: lifetime
        )
    }

    /// Shows no key in a dump.
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }

    private func issue(
        to subject: String,
        alternativeNames: [String],
        usage: String,
        at now: WallClockInstant,
        lifetime: Nanoseconds
    ) throws(SandboxError) -> IssuedCertificate {
        let key = try KeyPair.ellipticCurve()
        let certificate = try Certificate.unsigned(
            subject: subject,
            issuer: name,
            key: key,
            from: now,
            lifetime: lifetime
        )
        try certificate.add(.basicConstraints, "critical,CA:FALSE")
        try certificate.add(.keyUsage, "critical,digitalSignature")
        try certificate.add(.extendedKeyUsage, usage)
        if !alternativeNames.isEmpty {
            try certificate.add(
                .subjectAlternativeName,
                try Self.alternativeNames(alternativeNames)
            )
        }
        try certificate.sign(with: try KeyPair(privatePEM: privateKeyPEM))
        return IssuedCertificate(
            certificatePEM: try certificate.pem(),
            privateKeyPEM: try key.privatePEM()
        )
    }

    private static func alternativeNames(_ names: [String]) throws(SandboxError) -> String {
        var entries: [String] = []
        for name in names {
            // The text is OpenSSL's configuration language: a comma would start another entry.
            guard !name.isEmpty,
                name.utf8.allSatisfy({ isNameByte($0) })
            else {
                throw .malformedName(name, hint: "use a host name or an IP address")
            }
            let isAddress = name.contains(":") || name.utf8.allSatisfy { $0 < 0x3A }
            entries.append((isAddress ? "IP:" : "DNS:") + name)
        }
        return entries.joined(separator: ",")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: ":"), UInt8(ascii: "*"):
            true
        default:
            false
        }
    }
}
