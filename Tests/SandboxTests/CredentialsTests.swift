import MQTTClient
import Messaging
import Quantities
import Testing

@testable import Sandbox

/// Every way to say who one is, from files, through the real client and broker over TLS.
@Suite struct CredentialsTests {
    /// A folder with the files of one test.
    private struct Folder {
        let path = Shell.temporaryDirectory()

        /// Writes a file and gives its path.
        func file(_ name: String, _ bytes: [UInt8]) async throws -> String {
            let text = String(decoding: bytes, as: UTF8.self)
            let made = try await Shell.run(
                "mkdir -p '\(path)' && cat > '\(path)/\(name)' <<'END'\n\(text)\nEND"
            )
            #expect(made.status == 0, "\(made.output)")
            return "\(path)/\(name)"
        }

        func remove() async throws { _ = try await Shell.run("rm -r '\(path)'") }
    }

    private func sandbox(
        _ change: (inout BrokerSettings) -> Void
    ) async throws -> Sandbox {
        var options = SandboxOptions(directory: Shell.temporaryDirectory())
        change(&options.broker)
        return try await Sandbox.start(options)
    }

    /// What becomes of one connection; nil where it was admitted.
    private func knock(
        _ sandbox: Sandbox,
        _ credentials: any CredentialSource,
        _ trust: TrustConfiguration? = nil
    ) async -> TransportError? {
        await SandboxLoopbackTests().knock(
            ConnectionConfiguration(
                address: sandbox.address,
                clientIdentifier: "knock",
                trust: trust ?? TrustConfiguration(authoritiesFile: sandbox.authoritiesPath),
                credentials: credentials,
                connectTimeout: .seconds(10)
            )
        )
    }

    @Test func `a name and a password from files are admitted, a wrong one is not`() async throws {
        let sandbox = try await sandbox { $0.passwords = ["ada": "engine"] }
        let folder = Folder()
        let name = try await folder.file("name", Array("ada".utf8))
        let right = try await folder.file("right", Array("engine".utf8))
        let wrong = try await folder.file("wrong", Array("motor".utf8))
        let files = UsernamePasswordFiles(usernameFile: name, passwordFile: right)
        #expect(await knock(sandbox, files) == nil)
        let named = NamedUserPasswordFile(username: "ada", passwordFile: wrong)
        let error = await knock(sandbox, named)
        guard case .connectRefused(let reason, _)? = error else {
            Issue.record("it ended with \(String(describing: error))")
            return
        }
        #expect(reason.rawValue == 0x86)
        #expect(error?.description.contains("motor") == false)
        await sandbox.stop()
        try await folder.remove()
    }

    @Test func `a client certificate is shown where one is demanded, and missed where not`()
        async throws
    {
        let now = SystemClock.wall
        let authority = try CertificateAuthority(at: now)
        let stranger = try CertificateAuthority(at: now)
        let sandbox = try await sandbox {
            $0.clientAuthorities = authority.certificatePEM
            $0.allowsAnonymous = true
        }
        let folder = Folder()
        var trust = TrustConfiguration(authoritiesFile: sandbox.authoritiesPath)
        let anonymous = SandboxLoopbackTests.FixedCredentials(value: Credentials())
        for (issuer, isAdmitted) in [(authority, true), (stranger, false)] {
            let issued = try issuer.clientCertificate(for: "sensor", at: now)
            trust.certificateFile = try await folder.file("certificate", issued.certificatePEM)
            trust.privateKeyFile = try await folder.file("key", issued.privateKeyPEM)
            let error = await knock(sandbox, anonymous, trust)
            #expect((error == nil) == isAdmitted, "\(String(describing: error))")
        }
        let error = await knock(sandbox, anonymous)
        #expect(error?.description.contains("certificate") == true, "\(String(describing: error))")
        await sandbox.stop()
        try await folder.remove()
    }
}
