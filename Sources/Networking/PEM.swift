import COpenSSL

/// Certificates and keys as PEM text, with the name under which errors speak of them.
struct PEM {
    /// The file's path, or what the bytes were given for.
    let source: String
    let bytes: [UInt8]

    init(source: String, bytes: [UInt8]) {
        self.source = source
        self.bytes = bytes
    }

    /// Reads a file of at most 4 MiB.
    init(path: String) throws(NetworkError) {
        do throws(SmallFile.Unreadable) {
            self.init(source: path, bytes: try SmallFile.read(path))
        } catch {
            throw .credentialUnusable(
                source: path,
                problem: error.problem,
                hint: "check the path and that this user may read the file"
            )
        }
    }

    /// Calls `body` with each certificate; it must take its own reference to keep one.
    ///
    /// - Throws: ``NetworkError/credentialUnusable(source:problem:hint:)`` when there is none, or
    ///   one is damaged.
    func forEachCertificate(_ body: (OpaquePointer) -> Void) throws(NetworkError) {
        var count = 0
        try withReader { reader throws(NetworkError) in
            while let certificate = PEM_read_bio_X509(reader, nil, nil, nil) {
                body(certificate)
                X509_free(certificate)
                count += 1
            }
            let isAtEnd = crucible_ERR_reason(ERR_peek_last_error()) == PEM_R_NO_START_LINE
            ERR_clear_error()
            guard count > 0, isAtEnd else {
                throw .credentialUnusable(
                    source: source,
                    problem: count == 0
                        ? "holds no certificate in PEM form"
                        : "its certificate number \(count + 1) is damaged",
                    hint: "give a file with -----BEGIN CERTIFICATE----- blocks"
                )
            }
        }
    }

    /// Calls `body` with the private key; it must take its own reference to keep it.
    func withPrivateKey(_ body: (OpaquePointer) -> Void) throws(NetworkError) {
        try withReader { reader throws(NetworkError) in
            // Without this callback OpenSSL would ask for a pass phrase on the terminal.
            let refuse:
                @convention(c) (
                    UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?
                ) -> Int32 = { _, _, _, _ in -1 }
            let key = PEM_read_bio_PrivateKey(reader, nil, refuse, nil)
            ERR_clear_error()
            guard let key else {
                let isEncrypted = String(decoding: bytes, as: UTF8.self).contains("ENCRYPTED")
                throw .credentialUnusable(
                    source: source,
                    problem: isEncrypted
                        ? "the private key is encrypted" : "holds no private key in PEM form",
                    hint: "give a file with an unencrypted -----BEGIN PRIVATE KEY----- block"
                )
            }
            body(key)
            EVP_PKEY_free(key)
        }
    }

    private func withReader(
        _ body: (OpaquePointer) throws(NetworkError) -> Void
    ) throws(NetworkError) {
        ERR_clear_error()
        try bytes.withUnsafeBufferPointer { (buffer) throws(NetworkError) in
            guard let reader = BIO_new_mem_buf(buffer.baseAddress, Int32(buffer.count)) else {
                throw .systemFailed(call: "BIO_new_mem_buf", detail: "out of memory")
            }
            defer { BIO_free(reader) }
            try body(reader)
        }
    }
}
