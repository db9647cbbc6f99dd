import Networking
import Testing

@Suite struct TLSContextTests {
    @Test func `a missing authorities file is named`() {
        #expect(
            throws: NetworkError.credentialUnusable(
                source: "/nowhere/ca.crt",
                problem: "cannot be read: no such file or directory",
                hint: "check the path and that this user may read the file"
            )
        ) { try TLSContext(clientTrusting: "/nowhere/ca.crt") }
    }

    @Test func `a directory is not a file of authorities`() {
        let problem = problem { try TLSContext(clientTrusting: "/tmp") }
        #expect(problem == "cannot be read: is a directory")
    }

    @Test func `a file without a certificate is refused`() throws {
        let file = try TemporaryFile(Array("not a certificate\n".utf8))
        let problem = problem { try TLSContext(clientTrusting: file.path) }
        #expect(problem == "holds no certificate in PEM form")
    }

    @Test func `a damaged second certificate is named by its number`() throws {
        let good = try TestAuthority().certificate
        var damaged = good
        damaged[60] = UInt8(ascii: "!")
        let file = try TemporaryFile(good + damaged)
        let problem = problem { try TLSContext(clientTrusting: file.path) }
        #expect(problem == "its certificate number 2 is damaged")
    }

    @Test func `several authorities in one file are all taken`() throws {
        let file = try TemporaryFile(
            TestAuthority().certificate + TestAuthority(name: "second").certificate
        )
        #expect(throws: Never.self) { try TLSContext(clientTrusting: file.path) }
    }

    @Test func `a private key of another certificate is refused`() throws {
        let authority = try TestAuthority()
        let identity = try authority.issue(names: "DNS:client")
        let certificate = try TemporaryFile(identity.certificate)
        let key = try TemporaryFile(TestAuthority.strayKey())
        let problem = problem {
            try TLSContext(
                clientTrusting: nil,
                certificate: certificate.path,
                privateKey: key.path
            )
        }
        #expect(
            problem == "the private key does not belong to the certificate in \(certificate.path)"
        )
    }

    @Test func `an encrypted private key is refused instead of asking on the terminal`() throws {
        let identity = try TestAuthority().issue(names: "DNS:client")
        let problem = problem {
            try TLSContext(
                serverCertificateChain: identity.certificate,
                privateKey: try TestAuthority.strayKey(passPhrase: "secret words")
            )
        }
        #expect(problem == "the private key is encrypted")
    }

    @Test func `a client certificate needs its key and the key its certificate`() throws {
        let identity = try TestAuthority().issue(names: "DNS:client")
        let file = try TemporaryFile(identity.certificate)
        #expect(
            problem { try TLSContext(clientTrusting: nil, certificate: file.path) }
                == "is a client certificate without a private key"
        )
        #expect(
            problem { try TLSContext(clientTrusting: nil, privateKey: file.path) }
                == "is a private key without a client certificate"
        )
    }

    private func problem(_ make: () throws -> TLSContext) -> String? {
        do {
            _ = try make()
            return nil
        } catch NetworkError.credentialUnusable(_, let problem, _) {
            return problem
        } catch {
            return "another error: \(error)"
        }
    }
}
