import COpenSSL
import Testing

/// A certificate authority that lives as long as a test, and what it signs.
final class TestAuthority {
    /// A certificate and its key, as PEM.
    struct Identity {
        var certificate: [UInt8]
        var key: [UInt8]
    }

    /// The authority's own certificate, as PEM.
    private(set) var certificate: [UInt8] = []

    private let issuer: OpaquePointer
    private let key: OpaquePointer

    init(name: String = "test authority") throws {
        issuer = try #require(X509_new())
        key = try #require(crucible_EVP_EC_gen("P-256"))
        try fill(issuer, name: name, publicKey: key, lifetime: 3_600)
        try extend(issuer, NID_basic_constraints, "critical,CA:TRUE")
        try extend(issuer, NID_key_usage, "critical,keyCertSign,cRLSign")
        try #require(X509_sign(issuer, key, EVP_sha256()) > 0)
        certificate = try pem { PEM_write_bio_X509($0, issuer) }
    }

    deinit {
        X509_free(issuer)
        EVP_PKEY_free(key)
    }

    /// Signs a certificate.
    ///
    /// Names are in OpenSSL's notation, such as `DNS:localhost,IP:127.0.0.1`; the lifetime is in
    /// seconds from now, negative for a certificate that has expired.
    func issue(names: String, lifetime: Int = 3_600) throws -> Identity {
        let subject = try #require(X509_new())
        defer { X509_free(subject) }
        let subjectKey = try #require(crucible_EVP_EC_gen("P-256"))
        defer { EVP_PKEY_free(subjectKey) }
        try fill(subject, name: "test subject", publicKey: subjectKey, lifetime: lifetime)
        try extend(subject, NID_subject_alt_name, names)
        try #require(X509_sign(subject, key, EVP_sha256()) > 0)
        return Identity(
            certificate: try pem { PEM_write_bio_X509($0, subject) },
            key: try pem { PEM_write_bio_PrivateKey($0, subjectKey, nil, nil, 0, nil, nil) }
        )
    }

    /// A private key that belongs to no certificate, encrypted where a pass phrase is given.
    static func strayKey(passPhrase: String? = nil) throws -> [UInt8] {
        let key = try #require(crucible_EVP_EC_gen("P-256"))
        defer { EVP_PKEY_free(key) }
        guard let passPhrase else {
            return try pem { PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) }
        }
        let phrase = Array(passPhrase.utf8)
        return try pem {
            PEM_write_bio_PrivateKey(
                $0,
                key,
                EVP_aes_128_cbc(),
                phrase,
                Int32(phrase.count),
                nil,
                nil
            )
        }
    }

    private func fill(
        _ target: OpaquePointer,
        name: String,
        publicKey: OpaquePointer,
        lifetime: Int
    ) throws {
        X509_set_version(target, 2)
        ASN1_INTEGER_set(X509_get_serialNumber(target), Int.random(in: 1...1_000_000_000))
        X509_gmtime_adj(X509_getm_notBefore(target), -7_200)
        X509_gmtime_adj(X509_getm_notAfter(target), lifetime)
        X509_set_pubkey(target, publicKey)
        let text = Array(name.utf8)
        let distinguished = X509_get_subject_name(target)
        X509_NAME_add_entry_by_txt(
            distinguished,
            "CN",
            0x1000 | 1,
            text,
            Int32(text.count),
            -1,
            0
        )
        X509_set_issuer_name(target, X509_get_subject_name(issuer))
    }

    private func extend(_ target: OpaquePointer, _ identifier: Int32, _ value: String) throws {
        let made = try #require(X509V3_EXT_conf_nid(nil, nil, identifier, value))
        defer { X509_EXTENSION_free(made) }
        try #require(X509_add_ext(target, made, -1) == 1)
    }

    private func pem(_ write: (OpaquePointer) -> Int32) throws -> [UInt8] {
        try Self.pem(write)
    }

    private static func pem(_ write: (OpaquePointer) -> Int32) throws -> [UInt8] {
        let output = try #require(BIO_new(BIO_s_mem()))
        defer { BIO_free(output) }
        try #require(write(output) == 1)
        var data: UnsafeMutablePointer<CChar>?
        let count = crucible_BIO_get_mem_data(output, &data)
        return Array(UnsafeRawBufferPointer(start: data, count: count))
    }
}
