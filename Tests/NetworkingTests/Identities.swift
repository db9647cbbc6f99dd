import Networking

/// The parties of the TLS tests: one authority, a server it signed, and a client that trusts it.
struct Identities {
    let authority: TestAuthority
    let authorityFile: TemporaryFile
    let server: TLSContext

    init(
        names: String = "DNS:localhost,IP:127.0.0.1",
        lifetime: Int = 3_600,
        demandsClientCertificate: Bool = false,
        tickets: Int = 0
    ) throws {
        authority = try TestAuthority()
        authorityFile = try TemporaryFile(authority.certificate)
        let identity = try authority.issue(names: names, lifetime: lifetime)
        server = try TLSContext(
            serverCertificateChain: identity.certificate,
            privateKey: identity.key,
            clientAuthorities: demandsClientCertificate ? authority.certificate : nil,
            tickets: tickets
        )
    }

    /// A client that trusts the authority and asks for `host`.
    func client(
        asking host: String = "localhost",
        resumes: Bool = false
    ) throws -> ClientSecurity {
        ClientSecurity(
            context: try TLSContext(clientTrusting: authorityFile.path, resumes: resumes),
            host: host
        )
    }
}
