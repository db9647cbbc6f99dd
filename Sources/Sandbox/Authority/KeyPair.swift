import COpenSSL

/// A private key with its public half; frees the OpenSSL object it owns.
struct KeyPair: ~Copyable {
    /// The object; valid as long as this value lives.
    let pointer: OpaquePointer

    private init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        EVP_PKEY_free(pointer)
    }

    /// A new key on the curve P-256, for certificates.
    static func ellipticCurve() throws(SandboxError) -> KeyPair {
        KeyPair(owning: try OpenSSL.made("make a P-256 key", crucible_EVP_EC_gen("P-256")))
    }

    /// A new RSA key of 2,048 bits, for tokens.
    static func rsa() throws(SandboxError) -> KeyPair {
        KeyPair(owning: try OpenSSL.made("make an RSA key", crucible_EVP_RSA_gen(2_048)))
    }

    /// Reads a private key.
    init(privatePEM: [UInt8]) throws(SandboxError) {
        let bio = try MemoryBuffer.holding(privatePEM)
        pointer = try OpenSSL.made(
            "read a private key",
            PEM_read_bio_PrivateKey(bio.pointer, nil, nil, nil)
        )
    }

    /// Reads a public key, which can only verify.
    init(publicPEM: [UInt8]) throws(SandboxError) {
        let bio = try MemoryBuffer.holding(publicPEM)
        pointer = try OpenSSL.made(
            "read a public key",
            PEM_read_bio_PUBKEY(bio.pointer, nil, nil, nil)
        )
    }

    /// The private key as PEM, unencrypted.
    func privatePEM() throws(SandboxError) -> [UInt8] {
        let bio = try MemoryBuffer()
        try OpenSSL.check(
            "write a private key",
            PEM_write_bio_PrivateKey(bio.pointer, pointer, nil, nil, 0, nil, nil)
        )
        return bio.bytes
    }

    /// The public half as PEM.
    func publicPEM() throws(SandboxError) -> [UInt8] {
        let bio = try MemoryBuffer()
        try OpenSSL.check("write a public key", PEM_write_bio_PUBKEY(bio.pointer, pointer))
        return bio.bytes
    }

    /// The RS256 signature of `message`: RSASSA-PKCS1-v1_5 over SHA-256.
    func sign(_ message: [UInt8]) throws(SandboxError) -> [UInt8] {
        let context = try OpenSSL.made("make a digest context", EVP_MD_CTX_new())
        defer { EVP_MD_CTX_free(context) }
        try OpenSSL.check(
            "begin a signature",
            EVP_DigestSignInit(context, nil, EVP_sha256(), nil, pointer)
        )
        var length = 0
        try OpenSSL.check(
            "size a signature",
            EVP_DigestSign(context, nil, &length, message, message.count)
        )
        var signature = [UInt8](repeating: 0, count: length)
        try OpenSSL.check(
            "sign",
            EVP_DigestSign(context, &signature, &length, message, message.count)
        )
        signature.removeLast(signature.count - length)
        return signature
    }

    /// Whether `signature` is this key's RS256 signature of `message`.
    func verifies(_ signature: [UInt8], of message: [UInt8]) throws(SandboxError) -> Bool {
        let context = try OpenSSL.made("make a digest context", EVP_MD_CTX_new())
        defer { EVP_MD_CTX_free(context) }
        try OpenSSL.check(
            "begin a verification",
            EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, pointer)
        )
        let verdict = EVP_DigestVerify(
            context,
            signature,
            signature.count,
            message,
            message.count
        )
        // A wrong signature leaves entries in the thread's error queue, where the next TLS read
        // would take them for its own.
        ERR_clear_error()
        return verdict == 1
    }
}
