import MQTTWire
import Testing

@Suite struct ClientResumeTests {
    /// A client with the tokens 11 to 15 in flight as 1 to 5, of which 2 was acknowledged.
    private func interrupted() throws -> ClientBench {
        var bench = try ClientBench.connected()
        for token in 11...15 as ClosedRange<UInt64> { _ = bench.publish(token: token) }
        _ = try bench.acknowledge(2)
        bench.output.removeAll()
        return bench
    }

    @Test func `a message in flight outlives its connection, in the order of first sending`() throws
    {
        var bench = try interrupted()
        try bench.reconnect()
        #expect(bench.client.inFlight == 4 && bench.client.awaitingRepublish == 4)
        #expect(bench.client.inFlightInOrder.map(\.identifier) == [1, 3, 4, 5])
        #expect(bench.client.inFlightInOrder.map(\.token) == [11, 13, 14, 15])
        #expect(bench.client.nextToRepublish.map(\.token) == 11)
    }

    @Test func `it is sent again byte for byte, but for DUP`() throws {
        var bench = try interrupted()
        try bench.reconnect()
        #expect(bench.republish(1, payload: [7]) == .accepted(packetIdentifier: 1))
        #expect(bench.output.bytes == bytes(#"3A 07 00 01 "t" 00 01 00 07"#))
    }

    @Test func `new messages wait until the old ones were sent, QoS 0 does not`() throws {
        var bench = try interrupted()
        try bench.reconnect()
        for identifier in [1, 3, 4] as [UInt16] {
            #expect(bench.republish(identifier) == .accepted(packetIdentifier: identifier))
            #expect(bench.publish(token: 99) == .windowFull && bench.client.room == 0)
        }
        #expect(bench.publish(quality: 0) == .accepted(packetIdentifier: 0))
        #expect(bench.republish(5) == .accepted(packetIdentifier: 5))
        #expect(bench.client.nextToRepublish == nil && bench.client.room == 65_531)
        #expect(bench.publish(token: 16) == .accepted(packetIdentifier: 6))
    }

    @Test func `a message is sent again in its turn and once`() throws {
        var bench = try interrupted()
        #expect(bench.republish(1) == .notAllowed(.identifier))
        try bench.reconnect()
        for wrong in [0, 2, 3, 6] as [UInt16] {
            #expect(bench.republish(wrong) == .notAllowed(.identifier))
        }
        #expect(bench.republish(1) == .accepted(packetIdentifier: 1))
        #expect(bench.republish(1) == .notAllowed(.identifier))
    }

    @Test func `a lower Receive Maximum holds for what is sent again`() throws {
        var bench = try interrupted()
        try bench.reconnect(receiveMaximum: 2)
        #expect(bench.republish(1) == .accepted(packetIdentifier: 1))
        #expect(bench.republish(3) == .accepted(packetIdentifier: 3))
        #expect(bench.republish(4) == .windowFull)
        #expect(try bench.acknowledge(3) == [.acknowledged(token: 13, reason: 0, text: nil)])
        #expect(bench.republish(4) == .accepted(packetIdentifier: 4))
        #expect(bench.republish(5) == .windowFull)
        _ = try bench.acknowledge(1)
        #expect(bench.republish(5) == .accepted(packetIdentifier: 5))
        #expect(bench.publish() == .windowFull)
        _ = try bench.acknowledge(4)
        #expect(bench.client.room == 1 && bench.publish() == .accepted(packetIdentifier: 6))
    }

    @Test func `an acknowledgement of a message not sent again yet saves the sending`() throws {
        var bench = try interrupted()
        try bench.reconnect()
        #expect(try bench.acknowledge(4) == [.acknowledged(token: 14, reason: 0, text: nil)])
        #expect(try bench.acknowledge(1) == [.acknowledged(token: 11, reason: 0, text: nil)])
        #expect(bench.client.nextToRepublish.map(\.identifier) == 3)
        _ = bench.republish(3)
        #expect(bench.client.nextToRepublish.map(\.identifier) == 5)
        #expect(try bench.acknowledge(5).count == 1)
        #expect(bench.client.nextToRepublish == nil && bench.client.room == 65_534)
    }

    @Test func `what the server no longer takes is let go of by name`() throws {
        var bench = try interrupted()
        try bench.reconnect(maximumPacketSize: 10)
        let long = [UInt8](repeating: 1, count: 20)
        #expect(bench.republish(1, payload: long) == .notAllowed(.size))
        #expect(bench.output.isEmpty && bench.client.abandon(3) == 13)
        #expect(bench.client.abandon(1) == 11 && bench.client.abandon(1) == nil)
        #expect(bench.client.nextToRepublish.map(\.identifier) == 4)
        #expect(bench.client.inFlight == 2)
    }

    @Test(arguments: [false, true])
    func `without its session the messages are unresolved, and new ones wait for that to be known`(
        isCleanStart: Bool
    ) throws {
        var bench = try interrupted()
        try bench.reconnect(isCleanStart: isCleanStart, isSessionPresent: false)
        #expect(bench.client.hasLostMessages && bench.client.inFlight == 0)
        #expect(bench.client.nextToRepublish == nil && bench.client.inFlightInOrder.isEmpty)
        #expect(bench.publish(token: 1) == .windowFull)
        let asked = [Subscription("a", maximumQuality: 1)]
        let request = try bench.client.subscribe(to: asked, now: 0, into: &bench.output)
        #expect(bench.client.takeUnresolved() == [11, 13, 14, 15])
        #expect(!bench.client.hasLostMessages)
        #expect(bench.publish(token: 1) == .accepted(packetIdentifier: request + 1))
        let answer = SubscriptionAnswer(packetIdentifier: request, reasons: [1])
        #expect(try bench.receive(.suback(answer)) == [.subscribed(answer)])
    }

    @Test func `attempts that fail lose nothing, and giving up gives every token`() throws {
        var bench = try interrupted()
        for _ in 0..<3 {
            bench.client.close()
            var connect = ConnectPacket(clientIdentifier: "c")
            connect.isCleanStart = false
            try bench.client.connect(connect, now: 0, into: &bench.output)
            let refusal = ConnackPacket(reason: 0x88)
            #expect(try bench.receive(.connack(refusal)) == [.refused(refusal)])
        }
        #expect(bench.client.takeUnresolved() == [11, 13, 14, 15])
        #expect(bench.client.takeUnresolved().isEmpty)
    }

    @Test func `tokens of a lost session survive the next loss`() throws {
        var bench = try interrupted()
        try bench.reconnect(isSessionPresent: false)
        try bench.reconnect()
        #expect(bench.client.takeUnresolved() == [11, 13, 14, 15])
    }

    @Test func `a loss in the middle of sending again begins that anew`() throws {
        var bench = try interrupted()
        try bench.reconnect()
        _ = bench.republish(1)
        _ = bench.republish(3)
        try bench.reconnect(receiveMaximum: 1)
        #expect(bench.client.nextToRepublish.map(\.identifier) == 1)
        #expect(bench.republish(1) == .accepted(packetIdentifier: 1))
    }

    @Test func `requests and deliveries end with their connection`() throws {
        var bench = try ClientBench.connected()
        let asked = [Subscription("a", maximumQuality: 1)]
        let request = try bench.client.subscribe(to: asked, now: 0, into: &bench.output)
        _ = try bench.receive(bytes(#"32 06 00 01 "t" 00 05 00"#))
        try bench.reconnect()
        #expect(bench.client.unacknowledgedDeliveries == 0)
        #expect(!bench.client.acknowledge(5, now: 0, into: &bench.output))
        #expect(bench.client.inFlightInOrder.isEmpty && bench.client.room == 65_535)
        let late = SubscriptionAnswer(packetIdentifier: request, reasons: [1])
        #expect(bench.refusal(of: try encoded(.suback(late))) == .protocolError)
    }
}
