import COpenSSL

/// A TLS context for another library, which makes its sessions from it by itself.
///
/// The host that certificates must be for is part of the context, because such a library makes and
/// starts a session in one call, and nobody can reach it in between. So there is one context for
/// each trust and host.
///
/// A class because OpenSSL's callbacks find it by its address. Made on one thread and then used on
/// one other only, which is why it may cross over.
package final class LentTLSContext: @unchecked Sendable {
    /// The context of the same settings that streams use; nothing else shares it.
    private let context: TLSContext
    private let host: String
    private let isAddress: Bool
    private var failure: NetworkError?

    /// Where the context's owner is kept; made once for the process.
    private static let ownerIndex = CRYPTO_get_ex_new_index(
        CRYPTO_EX_INDEX_SSL_CTX,
        0,
        nil,
        nil,
        nil,
        nil
    )

    /// Creates the context: TLS 1.2 or later, chain and name always verified.
    ///
    /// - Parameters:
    ///   - host: The name or the IP address that the server's certificate must be for; a name is
    ///     also what the server is told (server name indication).
    ///   - authorities: Path of the PEM file of authorities to trust; nil trusts the system's.
    ///   - certificate: Path of the PEM file of the client's certificate chain; nil shows none.
    ///   - privateKey: Path of the PEM file of its private key.
    /// - Throws: ``NetworkError/credentialUnusable(source:problem:hint:)``.
    package init(
        for host: String,
        trusting authorities: String?,
        certificate: String?,
        privateKey: String?
    ) throws(NetworkError) {
        context = try TLSContext(
            clientTrusting: authorities,
            certificate: certificate,
            privateKey: privateKey
        )
        self.host = host
        let pointer = context.pointer
        // Setting an address fails for a name.
        isAddress = X509_VERIFY_PARAM_set1_ip_asc(SSL_CTX_get0_param(pointer), host) == 1
        ERR_clear_error()
        if !isAddress { X509_VERIFY_PARAM_set1_host(SSL_CTX_get0_param(pointer), host, 0) }
        SSL_CTX_set_ex_data(pointer, Self.ownerIndex, Unmanaged.passUnretained(self).toOpaque())
        SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER, Self.verification)
        SSL_CTX_set_info_callback(pointer, Self.progress)
    }

    deinit {
        // A session may outlive this; it then finds no owner.
        SSL_CTX_set_ex_data(context.pointer, Self.ownerIndex, nil)
    }

    /// OpenSSL's object, for the library that takes a reference of its own.
    package var pointer: UnsafeMutableRawPointer { UnsafeMutableRawPointer(context.pointer) }

    /// Why the last certificate was refused, told once.
    package func takeFailure() -> NetworkError? {
        defer { failure = nil }
        return failure
    }

    private static func owner(of session: OpaquePointer) -> LentTLSContext? {
        guard let context = SSL_get_SSL_CTX(session),
            let owner = SSL_CTX_get_ex_data(context, ownerIndex)
        else { return nil }
        return Unmanaged<LentTLSContext>.fromOpaque(owner).takeUnretainedValue()
    }

    /// Notes why a certificate is refused, while its names are at hand.
    private static let verification: @Sendable @convention(c) (Int32, OpaquePointer?) -> Int32 = {
        isGood,
        verification in
        guard isGood == 0, let verification else { return isGood }
        let session = X509_STORE_CTX_get_ex_data(
            verification,
            SSL_get_ex_data_X509_STORE_CTX_idx()
        )
        if let session, let owner = owner(of: OpaquePointer(session)) {
            owner.failure = CertificateVerification.failure(
                X509_STORE_CTX_get_error(verification),
                X509_STORE_CTX_get_current_cert(verification),
                expected: owner.host
            )
        }
        return 0
    }

    /// Called before a session's first message is made.
    ///
    /// Puts the right name into it: the library is given an IP address, so that it need not ask a
    /// name server, and would indicate that. And lets the library's own first step go to memory
    /// instead of the socket, which may not be connected yet: ``LentConnection/negotiate()`` takes
    /// it from there, so that all that can go wrong is seen by us.
    private static let progress: @Sendable @convention(c) (OpaquePointer?, Int32, Int32) -> Void = {
        session,
        place,
        _ in
        guard place & SSL_CB_HANDSHAKE_START != 0, let session, let owner = owner(of: session)
        else { return }
        _ = crucible_SSL_set_tlsext_host_name(session, owner.isAddress ? nil : owner.host)
        if let input = BIO_new(BIO_s_mem()), let output = BIO_new(BIO_s_mem()) {
            SSL_set_bio(session, input, output)
        }
    }
}
