import Networking
import Sandbox
import Testing

/// The certificate of a scripted peer on 127.0.0.1, and the file that a client trusts it by.
struct PeerIdentity {
    let authorityFile: TemporaryFile
    let security: TLSContext

    init() throws {
        let now = SystemTimeSource().wallClock()
        let authority = try CertificateAuthority(at: now)
        let issued = try authority.serverCertificate(for: ["127.0.0.1"], at: now)
        authorityFile = try TemporaryFile(
            String(decoding: authority.certificatePEM, as: UTF8.self)
        )
        security = try TLSContext(
            serverCertificateChain: issued.certificatePEM,
            privateKey: issued.privateKeyPEM
        )
    }
}
