import MQTTWire
import Testing

@Suite struct ClientViolationTests {
    private func expect(_ violation: ServerViolation, on bench: inout ClientBench) throws {
        bench.output.removeAll()
        let code = bench.refusal(of: bytes(violation.wire))
        #expect(code != nil)
        #expect(bench.client.phase == .closed)
        let farewell = DisconnectPacket(reason: violation.reason)
        #expect(try bench.sent() == [.packet(.disconnect(farewell))])
        #expect(bench.publish() == .notConnected)
    }

    @Test(arguments: ServerViolation.open)
    func `a server that breaks a rule is told so and left`(violation: ServerViolation) throws {
        var connect = ConnectPacket(clientIdentifier: "c")
        connect.receiveMaximum = 1
        connect.maximumPacketSize = 999
        var bench = try ClientBench.connected(connect)
        let filter = [Subscription("f", maximumQuality: 1)]
        let identifier = try bench.client.subscribe(to: filter, now: 0, into: &bench.output)
        #expect(identifier == 1)
        #expect(bench.publish() == .accepted(packetIdentifier: 2))
        try expect(violation, on: &bench)
    }

    @Test(arguments: ServerViolation.beforeConnack)
    func `a server that begins wrongly is told so and left`(violation: ServerViolation) throws {
        var bench = ClientBench()
        try bench.client.connect(ConnectPacket(clientIdentifier: "c"), now: 0, into: &bench.output)
        try expect(violation, on: &bench)
    }

    @Test func `what stands just inside the limits passes`() throws {
        var connect = ConnectPacket(clientIdentifier: "c")
        connect.receiveMaximum = 1
        connect.topicAliasMaximum = 2
        connect.maximumPacketSize = 9
        connect.isCleanStart = false
        var connack = ConnackPacket()
        connack.isSessionPresent = true
        var bench = try ClientBench.connected(connect, connack)
        #expect(bench.client.phase == .open)
        #expect(try bench.receive(bytes(#"30 07 00 01 "t" 03 23 00 02"#)) == [.publish])
        for _ in 0..<3 {
            #expect(try bench.receive(bytes(#"32 06 00 01 "t" 00 05 00"#)) == [.publish])
            let acknowledged = bench.client.acknowledge(5, now: 0, into: &bench.output)
            #expect(acknowledged)
        }
    }
}
