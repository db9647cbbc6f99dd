import COpenSSL

/// Notes why OpenSSL refuses a peer's certificate, while the certificate is still at hand.
///
/// After a failed handshake OpenSSL keeps the code but not the certificate, whose names a person
/// needs to see.
enum CertificateVerification {
    /// OpenSSL calls this for each certificate of a chain; `isGood` is 1 where it found no fault.
    static let callback: @Sendable @convention(c) (Int32, OpaquePointer?) -> Int32 = {
        isGood,
        verification in
        guard isGood == 0, let verification else { return isGood }
        let session = X509_STORE_CTX_get_ex_data(
            verification,
            SSL_get_ex_data_X509_STORE_CTX_idx()
        )
        if let session, let owner = SSL_get_ex_data(OpaquePointer(session), 0) {
            // A stream frees its session before itself, so a session's owner is alive.
            let stream = Unmanaged<ByteStream>.fromOpaque(owner).takeUnretainedValue()
            stream.verificationFailure = failure(
                X509_STORE_CTX_get_error(verification),
                X509_STORE_CTX_get_current_cert(verification),
                expected: stream.expectedHost
            )
        }
        return 0
    }

    static func failure(
        _ code: Int32,
        _ certificate: OpaquePointer?,
        expected: String?
    ) -> NetworkError {
        let words = String(cString: X509_verify_cert_error_string(Int(code)))
        let names = certificate.map(names) ?? ""
        if code == X509_V_ERR_HOSTNAME_MISMATCH || code == X509_V_ERR_IP_ADDRESS_MISMATCH {
            let asked = expected.map { "\"\($0)\"" } ?? "the name asked for"
            return .certificateNameMismatch(detail: "it is for \(names), not for \(asked)")
        }
        return .certificateNotTrusted(
            detail: names.isEmpty ? words : "\(words) (certificate of \(names))"
        )
    }

    /// The certificate's alternative names, or its subject where it has none.
    private static func names(of certificate: OpaquePointer) -> String {
        guard let output = BIO_new(BIO_s_mem()) else { return "" }
        defer { BIO_free(output) }
        let index = X509_get_ext_by_NID(certificate, NID_subject_alt_name, -1)
        if index >= 0, let alternatives = X509_get_ext(certificate, index) {
            X509V3_EXT_print(output, alternatives, 0, 0)
        } else {
            crucible_X509_NAME_print(output, X509_get_subject_name(certificate))
        }
        var data: UnsafeMutablePointer<CChar>?
        let count = crucible_BIO_get_mem_data(output, &data)
        // At most a line: a certificate may hold hundreds of names.
        let bytes = UnsafeRawBufferPointer(start: data, count: max(0, min(count, 300)))
        return String(decoding: bytes, as: UTF8.self)
    }
}
