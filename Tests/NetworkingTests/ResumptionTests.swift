import Networking
import Testing

@Suite struct ResumptionTests {
    /// Makes one connection, reads what the server sends, and says whether it was resumed.
    private func isResumed(_ parties: Identities, _ security: ClientSecurity) throws -> Bool {
        let pair = try Loopback(server: parties.server, security: security) { $0.echoes = true }
        try pair.client.stream.send(Array("hello".utf8))
        // The server's tickets come before its answer.
        #expect(try pair.run { pair.client.received == Array("hello".utf8) })
        let isResumed = pair.client.stream.isResumed
        #expect(pair.server?.stream.isResumed == isResumed)
        pair.client.stream.close()
        return isResumed
    }

    @Test func `offers the newest session of a host again, connection after connection`() throws {
        let parties = try Identities(tickets: 2)
        let security = try parties.client(resumes: true)
        let results = try (0..<4).map { _ in try isResumed(parties, security) }
        #expect(results == [false, true, true, true])
    }

    @Test func `makes every handshake in full unless it was asked to resume`() throws {
        let parties = try Identities(tickets: 2)
        let security = try parties.client()
        #expect(try (0..<3).map { _ in try isResumed(parties, security) } == [false, false, false])
    }

    @Test func `never offers one host's session to another`() throws {
        let parties = try Identities(tickets: 2)
        let security = try parties.client(resumes: true)
        #expect(try !isResumed(parties, security))
        let other = ClientSecurity(context: security.context, host: "127.0.0.1")
        #expect(try !isResumed(parties, other))
        #expect(try isResumed(parties, other))
    }

    @Test func `a server without tickets is met in full each time`() throws {
        let parties = try Identities()
        let security = try parties.client(resumes: true)
        #expect(try (0..<2).map { _ in try isResumed(parties, security) } == [false, false])
    }
}
