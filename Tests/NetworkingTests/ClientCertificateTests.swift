import Networking
import Testing

@Suite struct ClientCertificateTests {
    private let parties: Identities

    init() throws {
        parties = try Identities(demandsClientCertificate: true)
    }

    @Test func `a client with a certificate of the demanded authority is let in`() throws {
        let identity = try parties.authority.issue(names: "DNS:client")
        let certificate = try TemporaryFile(identity.certificate)
        let key = try TemporaryFile(identity.key)
        let context = try TLSContext(
            clientTrusting: parties.authorityFile.path,
            certificate: certificate.path,
            privateKey: key.path
        )
        let pair = try Loopback(
            server: parties.server,
            security: ClientSecurity(context: context, host: "localhost")
        ) { $0.echoes = true }
        try pair.client.stream.send([42])
        #expect(try pair.run { pair.client.received == [42] })
    }

    @Test func `a client without one is told that it is required`() throws {
        let pair = try Loopback(server: parties.server, security: parties.client())
        try pair.client.stream.send([42])
        #expect(try pair.run { pair.client.isOver })
        #expect(pair.client.failure == .tlsFailed(detail: "tlsv13 alert certificate required"))
    }
}
