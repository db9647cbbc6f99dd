import Networking
import Quantities
import Testing

@testable import Sandbox

@Suite struct CertificateAuthorityTests {
    let now = SystemTimeSource().wallClock()

    @Test func `issues certificates that TLS takes with their keys`() throws {
        let authority = try CertificateAuthority(at: now)
        let server = try authority.serverCertificate(at: now)
        let client = try authority.clientCertificate(for: "sensor-1", at: now)
        _ = try TLSContext(
            serverCertificateChain: server.certificatePEM,
            privateKey: server.privateKeyPEM,
            clientAuthorities: authority.certificatePEM
        )
        #expect(throws: NetworkError.self) {
            try TLSContext(
                serverCertificateChain: server.certificatePEM,
                privateKey: client.privateKeyPEM
            )
        }
    }

    @Test func `refuses a name that would write another extension`() throws {
        let authority = try CertificateAuthority(at: now)
        #expect(throws: SandboxError.self) {
            try authority.serverCertificate(for: ["localhost,DNS:bank"], at: now)
        }
    }

    @Test func `shows no key in a description`() throws {
        let issued = try CertificateAuthority(at: now).clientCertificate(for: "x", at: now)
        var text = "\(issued)"
        dump(issued, to: &text)
        #expect(!text.contains("PRIVATE"))
    }
}
