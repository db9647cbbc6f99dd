import COpenSSL
import Quantities

/// An X.509 certificate in the making; frees the OpenSSL object it owns.
struct Certificate: ~Copyable {
    /// The extensions the authority uses.
    enum Extension {
        case basicConstraints
        case keyUsage
        case extendedKeyUsage
        case subjectAlternativeName
        case subjectKeyIdentifier

        var identifier: Int32 {
            switch self {
            case .basicConstraints: NID_basic_constraints
            case .keyUsage: NID_key_usage
            case .extendedKeyUsage: NID_ext_key_usage
            case .subjectAlternativeName: NID_subject_alt_name
            case .subjectKeyIdentifier: NID_subject_key_identifier
            }
        }
    }

    private let pointer: OpaquePointer

    /// An empty certificate.
    private init() throws(SandboxError) {
        pointer = try OpenSSL.made("make a certificate", X509_new())
    }

    /// An unsigned certificate with a random serial number.
    static func unsigned(
        subject: String,
        issuer: String,
        key: borrowing KeyPair,
        from now: WallClockInstant,
        lifetime: Nanoseconds
    ) throws(SandboxError) -> Certificate {
        let certificate = try Certificate()
        let pointer = certificate.pointer
        try OpenSSL.check("set a certificate's version", X509_set_version(pointer, 2))
        var serial: UInt64 = 0
        try OpenSSL.check(
            "draw a serial number",
            RAND_bytes(&serial, Int32(MemoryLayout<UInt64>.size))
        )
        // A serial number is positive: RFC 5280, section 4.1.2.2.
        try OpenSSL.check(
            "set a serial number",
            ASN1_INTEGER_set_uint64(X509_get_serialNumber(pointer), serial >> 1 | 1)
        )
        // The start lies back a little, for clients whose clocks are behind.
        _ = try OpenSSL.made(
            "set a certificate's start",
            ASN1_TIME_set(X509_getm_notBefore(pointer), Int(now.seconds - 300))
        )
        _ = try OpenSSL.made(
            "set a certificate's end",
            ASN1_TIME_set(
                X509_getm_notAfter(pointer),
                Int(now.seconds + lifetime.count / 1_000_000_000)
            )
        )
        try setCommonName(subject, of: X509_get_subject_name(pointer))
        try setCommonName(issuer, of: X509_get_issuer_name(pointer))
        try OpenSSL.check("set a certificate's key", X509_set_pubkey(pointer, key.pointer))
        return certificate
    }

    deinit {
        X509_free(pointer)
    }

    /// Adds an extension written in OpenSSL's configuration language.
    func add(_ kind: Extension, _ value: String) throws(SandboxError) {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, pointer, pointer, nil, nil, 0)
        let added = try OpenSSL.made(
            "make a certificate extension",
            X509V3_EXT_nconf_nid(nil, &context, kind.identifier, value)
        )
        defer { X509_EXTENSION_free(added) }
        try OpenSSL.check("add a certificate extension", X509_add_ext(pointer, added, -1))
    }

    /// Signs with the issuer's key.
    func sign(with key: borrowing KeyPair) throws(SandboxError) {
        guard X509_sign(pointer, key.pointer, EVP_sha256()) > 0 else {
            throw OpenSSL.failure("sign a certificate")
        }
    }

    /// The certificate as PEM.
    func pem() throws(SandboxError) -> [UInt8] {
        let bio = try MemoryBuffer()
        try OpenSSL.check("write a certificate", PEM_write_bio_X509(bio.pointer, pointer))
        return bio.bytes
    }

    private static func setCommonName(
        _ text: String,
        of name: OpaquePointer?
    ) throws(SandboxError) {
        let bytes = Array(text.utf8)
        try OpenSSL.check(
            "set a certificate's name",
            X509_NAME_add_entry_by_txt(
                name,
                "CN",
                MBSTRING_UTF8,
                bytes,
                Int32(bytes.count),
                -1,
                0
            )
        )
    }
}
