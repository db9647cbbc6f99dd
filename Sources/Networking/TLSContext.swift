import COpenSSL

/// What the TLS connections of one trust share: authorities, own certificate, settings.
///
/// A class because it owns OpenSSL's reference-counted object. It is Sendable because nothing
/// changes that object after `init`, and OpenSSL lets threads make connections from it at once.
public final class TLSContext: @unchecked Sendable {
    let pointer: OpaquePointer
    /// Whether this is the side that connects.
    let isClient: Bool
    /// What a client may offer again; nil where every connection is to be made in full.
    let sessions: ResumableSessions?

    private init(isClient: Bool, resumes: Bool = false) throws(NetworkError) {
        guard let made = SSL_CTX_new(isClient ? TLS_client_method() : TLS_server_method()) else {
            throw .systemFailed(call: "SSL_CTX_new", detail: TLSErrorQueue.take().text)
        }
        pointer = made
        self.isClient = isClient
        sessions = resumes ? ResumableSessions() : nil
        _ = crucible_SSL_CTX_set_min_proto_version(made, TLS1_2_VERSION)
        _ = crucible_SSL_CTX_set_mode(
            made,
            Int(
                SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                    | SSL_MODE_RELEASE_BUFFERS
            )
        )
        crucible_SSL_CTX_set_read_ahead(made, 1)
        SSL_CTX_set_default_read_buffer_len(made, 32_768)
        let isKept = isClient && resumes
        _ = crucible_SSL_CTX_set_session_cache_mode(
            made,
            Int(
                isKept
                    ? SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE : SSL_SESS_CACHE_OFF
            )
        )
        if isKept { SSL_CTX_sess_set_new_cb(made, ResumableSessions.callback) }
        // Renegotiation would let a peer make a read wait for a write; nobody needs it.
        SSL_CTX_set_options(made, UInt64(1) << 30)
    }

    deinit {
        SSL_CTX_free(pointer)
    }

    /// Creates the client's side: TLS 1.2 or later, the server's chain and name always verified.
    ///
    /// Reads the files, so make one and share it among all connections of the same trust.
    ///
    /// - Parameters:
    ///   - authorities: Path of the PEM file of certificate authorities to trust; nil trusts the
    ///     system's.
    ///   - certificate: Path of the PEM file of the client's certificate chain; nil shows none.
    ///   - privateKey: Path of the PEM file of its private key.
    ///   - resumes: Whether connections offer the newest session of their host again.
    /// - Throws: ``NetworkError/credentialUnusable(source:problem:hint:)`` for a file that is
    ///   missing or malformed, or a key that is another certificate's.
    public convenience init(
        clientTrusting authorities: String?,
        certificate: String? = nil,
        privateKey: String? = nil,
        resumes: Bool = false
    ) throws(NetworkError) {
        try self.init(isClient: true, resumes: resumes)
        if let authorities {
            try trust(PEM(path: authorities))
        } else {
            SSL_CTX_set_default_verify_paths(pointer)
        }
        switch (certificate, privateKey) {
        case (let certificate?, let privateKey?):
            try show(PEM(path: certificate), key: PEM(path: privateKey))
        case (let certificate?, nil):
            throw .credentialUnusable(
                source: certificate,
                problem: "is a client certificate without a private key",
                hint: "give the private key's file as well"
            )
        case (nil, let privateKey?):
            throw .credentialUnusable(
                source: privateKey,
                problem: "is a private key without a client certificate",
                hint: "give the certificate's file as well"
            )
        case (nil, nil):
            break
        }
        SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER, CertificateVerification.callback)
    }

    /// Creates the server's side from PEM bytes in memory.
    ///
    /// - Parameters:
    ///   - certificateChain: The server's certificate, then those that lead to the authority.
    ///   - privateKey: The certificate's private key.
    ///   - clientAuthorities: Who may sign client certificates, which are then demanded; nil
    ///     demands none.
    ///   - tickets: How many tickets a client gets for resuming its session; 0 has every handshake
    ///     made in full.
    /// - Throws: ``NetworkError/credentialUnusable(source:problem:hint:)``.
    public convenience init(
        serverCertificateChain certificateChain: [UInt8],
        privateKey: [UInt8],
        clientAuthorities: [UInt8]? = nil,
        tickets: Int = 0
    ) throws(NetworkError) {
        try self.init(
            chain: PEM(source: "server certificate", bytes: certificateChain),
            key: PEM(source: "server private key", bytes: privateKey),
            clientAuthorities: clientAuthorities.map {
                PEM(source: "client authorities", bytes: $0)
            },
            tickets: tickets
        )
    }

    /// Creates the server's side from PEM files.
    ///
    /// - Parameters:
    ///   - path: Path of the server's certificate, then those that lead to the authority.
    ///   - privateKeyFile: Path of the certificate's private key.
    ///   - clientAuthoritiesFile: Path of who may sign client certificates, which are then
    ///     demanded; nil demands none.
    /// - Throws: ``NetworkError/credentialUnusable(source:problem:hint:)``.
    public convenience init(
        serverCertificateFile path: String,
        privateKeyFile: String,
        clientAuthoritiesFile: String? = nil
    ) throws(NetworkError) {
        var authorities: PEM?
        if let clientAuthoritiesFile { authorities = try PEM(path: clientAuthoritiesFile) }
        try self.init(
            chain: PEM(path: path),
            key: PEM(path: privateKeyFile),
            clientAuthorities: authorities,
            tickets: 0
        )
    }

    private convenience init(
        chain: PEM,
        key: PEM,
        clientAuthorities: PEM?,
        tickets: Int = 0
    ) throws(NetworkError) {
        try self.init(isClient: false)
        try show(chain, key: key)
        SSL_CTX_set_num_tickets(pointer, max(0, tickets))
        // A session that showed a client certificate can only be resumed where it belongs.
        let place = Array("crucible".utf8)
        SSL_CTX_set_session_id_context(pointer, place, UInt32(place.count))
        if let clientAuthorities {
            try trust(clientAuthorities)
            SSL_CTX_set_verify(
                pointer,
                SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                CertificateVerification.callback
            )
        }
    }

    private func trust(_ authorities: PEM) throws(NetworkError) {
        let store = SSL_CTX_get_cert_store(pointer)
        try authorities.forEachCertificate { _ = X509_STORE_add_cert(store, $0) }
    }

    private func show(_ chain: PEM, key: PEM) throws(NetworkError) {
        var isFirst = true
        var isAccepted = true
        try chain.forEachCertificate { certificate in
            if isFirst {
                isAccepted = SSL_CTX_use_certificate(pointer, certificate) == 1
            } else {
                _ = crucible_SSL_CTX_add1_chain_certificate(pointer, certificate)
            }
            isFirst = false
        }
        guard isAccepted else {
            throw .credentialUnusable(
                source: chain.source,
                problem: "OpenSSL refuses the certificate: \(TLSErrorQueue.take().text)",
                hint: "use an EC P-256 or an RSA key of 2048 bits or more, signed with SHA-256"
            )
        }
        var isMatching = false
        try key.withPrivateKey { isMatching = SSL_CTX_use_PrivateKey(pointer, $0) == 1 }
        guard isMatching, SSL_CTX_check_private_key(pointer) == 1 else {
            ERR_clear_error()
            throw .credentialUnusable(
                source: key.source,
                problem: "the private key does not belong to the certificate in \(chain.source)",
                hint: "give the key that the certificate was made from"
            )
        }
    }
}
