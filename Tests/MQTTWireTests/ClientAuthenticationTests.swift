import MQTTWire
import Testing

@Suite struct ClientAuthenticationTests {
    private func connecting() throws -> ClientBench {
        var connect = ConnectPacket(clientIdentifier: "c")
        connect.authenticationMethod = "K8S-SAT"
        connect.authenticationData = SecretBytes("token")
        var bench = ClientBench()
        try bench.client.connect(connect, now: 0, into: &bench.output)
        bench.output.removeAll()
        return bench
    }

    private func connack(method: String?) -> ConnackPacket {
        var packet = ConnackPacket()
        packet.authenticationMethod = method
        return packet
    }

    @Test func `a CONNACK that repeats the method confirms it`() throws {
        var bench = try connecting()
        let answer = connack(method: "K8S-SAT")
        #expect(
            try bench.receive(.connack(answer)) == [.connected(answer, authentication: .confirmed)]
        )
    }

    @Test func `a CONNACK that names no method has ignored ours, and the caller is told`() throws {
        var bench = try connecting()
        let answer = connack(method: nil)
        #expect(
            try bench.receive(.connack(answer)) == [.connected(answer, authentication: .ignored)]
        )
        #expect(throws: WireError.self) {
            try bench.client.reauthenticate(SecretBytes("new"), now: 0, into: &bench.output)
        }
    }

    @Test func `a CONNACK that names another method is a violation`() throws {
        var bench = try connecting()
        let wire = try encoded(.connack(connack(method: "SCRAM")))
        #expect(bench.refusal(of: wire) == .protocolError)
    }

    @Test func `a challenge before CONNACK is answered and CONNACK ends it`() throws {
        var bench = try connecting()
        let challenge = AuthPacket(reason: 0x18, method: "K8S-SAT", data: [1])
        #expect(try bench.receive(.auth(challenge)) == [.authentication(challenge)])
        try bench.client.continueAuthentication([2], now: 0, into: &bench.output)
        let answer = AuthPacket(reason: 0x18, method: "K8S-SAT", data: [2])
        #expect(try bench.sent() == [.packet(.auth(answer))])
        #expect(try bench.receive(.connack(connack(method: "K8S-SAT"))).count == 1)
    }

    @Test func `a living connection authenticates anew, one exchange at a time`() throws {
        var bench = try connecting()
        _ = try bench.receive(.connack(connack(method: "K8S-SAT")))
        try bench.client.reauthenticate(SecretBytes("new"), now: 0, into: &bench.output)
        let request = AuthPacket(reason: 0x19, method: "K8S-SAT", data: SecretBytes("new"))
        #expect(try bench.sent() == [.packet(.auth(request))])
        #expect(throws: WireError.self) {
            try bench.client.reauthenticate(SecretBytes("new"), now: 0, into: &bench.output)
        }
        let success = AuthPacket(reason: 0, method: "K8S-SAT")
        #expect(try bench.receive(.auth(success)) == [.authentication(success)])
        try bench.client.reauthenticate(SecretBytes("newer"), now: 0, into: &bench.output)
        #expect(bench.client.phase == .open)
    }

    @Test func `a CONNACK may refuse a re-authentication, and ends the connection`() throws {
        var bench = try connecting()
        _ = try bench.receive(.connack(connack(method: "K8S-SAT")))
        try bench.client.reauthenticate(SecretBytes("new"), now: 0, into: &bench.output)
        bench.output.removeAll()
        var refusal = ConnackPacket(reason: 0x87)
        refusal.reasonString = "expired"
        #expect(
            try bench.receive(.connack(refusal))
                == [.reauthenticationRefused(reason: 0x87, text: "expired")]
        )
        #expect(bench.client.phase == .closed && bench.client.isReauthenticating)
        #expect(bench.output.isEmpty)
    }

    @Test(arguments: [0x00, 0x87] as [UInt8])
    func
        `a second CONNACK is a violation without a re-authentication, and always where it succeeds`(
            reason: UInt8
        ) throws
    {
        var bench = try connecting()
        _ = try bench.receive(.connack(connack(method: "K8S-SAT")))
        if reason == 0 {
            try bench.client.reauthenticate(SecretBytes("new"), now: 0, into: &bench.output)
        }
        let wire = try encoded(.connack(ConnackPacket(reason: reason)))
        #expect(bench.refusal(of: wire) == .protocolError)
    }

    @Test(arguments: ["K8S-SAT", "SCRAM"])
    func `AUTH out of turn, or of another method, is a violation`(method: String) throws {
        var bench = try connecting()
        _ = try bench.receive(.connack(connack(method: "K8S-SAT")))
        if method != "K8S-SAT" {
            try bench.client.reauthenticate(SecretBytes("new"), now: 0, into: &bench.output)
        }
        let wire = try encoded(.auth(AuthPacket(reason: 0, method: method)))
        #expect(bench.refusal(of: wire) == .protocolError)
    }
}
