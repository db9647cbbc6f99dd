import MQTTWire
import Testing

@Suite struct ClientProtocolTests {
    private func puback(_ identifier: UInt16, _ reason: UInt8 = 0) -> Packet {
        .acknowledgement(
            AcknowledgementPacket(.puback, packetIdentifier: identifier, reason: reason)
        )
    }

    private func delivery(_ identifier: UInt16, quality: UInt8 = 1) -> PublishPacket {
        PublishPacket(
            PublishHeader(quality: quality, packetIdentifier: identifier),
            topic: "t",
            payload: [1]
        )
    }

    @Test func `it sends CONNECT first and nothing else before CONNACK`() throws {
        var bench = ClientBench()
        #expect(bench.client.phase == .idle)
        #expect(bench.publish() == .notConnected)
        let connect = ConnectPacket(clientIdentifier: "c")
        try bench.client.connect(connect, now: 0, into: &bench.output)
        #expect(bench.client.phase == .connecting)
        #expect(bench.publish() == .notConnected)
        #expect(try bench.sent() == [.packet(.connect(connect))])
        let events = try bench.receive(.connack(ConnackPacket()))
        #expect(events == [.connected(ConnackPacket(), authentication: .notOffered)])
        #expect(bench.client.phase == .open && bench.client.room == 65_535)
    }

    @Test func `a refusal ends the connection`() throws {
        var bench = ClientBench()
        try bench.client.connect(ConnectPacket(clientIdentifier: "c"), now: 0, into: &bench.output)
        let refusal = ConnackPacket(reason: 0x87)
        #expect(try bench.receive(.connack(refusal)) == [.refused(refusal)])
        #expect(bench.client.phase == .closed && bench.publish() == .notConnected)
    }

    @Test func `it takes packets in whatever pieces they arrive`() throws {
        var bench = try ClientBench.connected()
        let stream = try encoded(delivery(0, quality: 0)) + encoded(delivery(7)) + [0xD0, 0]
        var events: [ClientEvent] = []
        for byte in stream { events += try bench.receive([byte]) }
        #expect(events == [.publish, .publish])
        #expect(bench.client.unacknowledgedDeliveries == 1 && bench.rest.isEmpty)
    }

    @Test func `an acknowledgement gives the token back, with the reason and its words`() throws {
        var bench = try ClientBench.connected()
        #expect(bench.publish(token: 70) == .accepted(packetIdentifier: 1))
        #expect(bench.publish(token: 71) == .accepted(packetIdentifier: 2))
        #expect(bench.publish(quality: 0) == .accepted(packetIdentifier: 0))
        var refusal = AcknowledgementPacket(.puback, packetIdentifier: 2, reason: 0x87)
        refusal.reasonString = "no"
        #expect(
            try bench.receive(.acknowledgement(refusal))
                == [.acknowledged(token: 71, reason: 0x87, text: "no")]
        )
        #expect(
            try bench.receive(puback(1)) == [.acknowledged(token: 70, reason: 0, text: nil)]
        )
        #expect(bench.client.inFlight == 0)
    }

    @Test(arguments: [81, 82] as [UInt64])
    func `the window is never exceeded, and the server sees every identifier once`(
        seed: UInt64
    ) throws {
        var random = SplitMix(seed: seed)
        var connack = ConnackPacket()
        connack.receiveMaximum = 20
        var bench = try ClientBench.connected(ConnectPacket(clientIdentifier: "c"), connack)
        var server: [UInt16: UInt64] = [:]
        for token in 0..<20_000 as Range<UInt64> {
            switch bench.publish(token: token) {
            case .accepted(let identifier):
                #expect(server.updateValue(token, forKey: identifier) == nil, "seed \(seed)")
            case .windowFull: #expect(server.count == 20, "seed \(seed)")
            case .notAllowed, .notConnected: Issue.record("seed \(seed): not accepted")
            }
            #expect(server.count <= 20 && bench.client.room == 20 - server.count)
            if random.chance(in: 2),
                let (identifier, expected) = server.randomElement(using: &random)
            {
                server[identifier] = nil
                let events = try bench.receive(puback(identifier))
                #expect(events == [.acknowledged(token: expected, reason: 0, text: nil)])
            }
        }
        #expect(Set(bench.client.takeUnresolved()) == Set(server.values))
        #expect(bench.client.takeUnresolved().isEmpty)
    }

    @Test func `it obeys what CONNACK announced`() throws {
        var connack = ConnackPacket()
        connack.receiveMaximum = 100
        connack.maximumQuality = 0
        connack.isRetainAvailable = false
        connack.maximumPacketSize = 20
        connack.serverKeepAlive = 5
        connack.isSharedSubscriptionAvailable = false
        connack.isWildcardSubscriptionAvailable = false
        connack.isSubscriptionIdentifierAvailable = false
        var bench = try ClientBench.connected(ConnectPacket(clientIdentifier: "c"), connack)
        #expect(bench.publish(quality: 1) == .notAllowed(.quality))
        #expect(bench.publish(quality: 0, isRetained: true) == .notAllowed(.retain))
        // Header 2, topic 3, property length 1: 14 bytes of payload make 20.
        #expect(bench.publish(quality: 0, payload: 15) == .notAllowed(.size))
        #expect(bench.output.isEmpty)
        #expect(bench.publish(quality: 0, payload: 14) == .accepted(packetIdentifier: 0))
        #expect(bench.output.count == 20)
        #expect(bench.client.limits.keepAlive == 5)
        bench.output.removeAll()
        for (filter, identifier) in [
            ("a/#", nil), ("$share/g/a", nil), ("a", 1), ("long/long/long", nil),
        ]
            as [(String, UInt32?)]
        {
            let asked = Subscription(filter, maximumQuality: 0)
            #expect(throws: WireError.self) {
                try bench.client.subscribe(
                    to: [asked],
                    identifier: identifier,
                    now: 0,
                    into: &bench.output
                )
            }
        }
        #expect(bench.output.isEmpty && bench.client.phase == .open)
    }

    @Test func `QoS 2 is refused before it is sent`() throws {
        var bench = try ClientBench.connected()
        #expect(bench.publish(quality: 2) == .notAllowed(.quality))
        #expect(throws: WireError.self) {
            try bench.client.subscribe(
                to: [Subscription("a", maximumQuality: 2)],
                now: 0,
                into: &bench.output
            )
        }
    }

    @Test func `our own limit lowers the window`() throws {
        var settings = ClientSettings()
        settings.inFlightLimit = 1
        var bench = try ClientBench.connected(settings: settings)
        #expect(bench.publish() == .accepted(packetIdentifier: 1))
        #expect(bench.publish() == .windowFull)
    }

    @Test func `the caller acknowledges each delivery once, in the caller's order`() throws {
        var bench = try ClientBench.connected()
        _ = try bench.receive(delivery(3))
        _ = try bench.receive(delivery(4))
        let answers = [4, 3, 3, 9].map {
            bench.client.acknowledge($0, now: 0, into: &bench.output)
        }
        #expect(answers == [true, true, false, false])
        #expect(try bench.sent() == [.packet(puback(4)), .packet(puback(3))])
        _ = try bench.receive(delivery(3))
        #expect(bench.client.unacknowledgedDeliveries == 1)
    }

    @Test func `a subscription's answer resolves it and its identifier is not a message's`() throws
    {
        var bench = try ClientBench.connected()
        let asked = [Subscription("a", maximumQuality: 1), Subscription("b/#", maximumQuality: 0)]
        let identifier = try bench.client.subscribe(to: asked, now: 0, into: &bench.output)
        #expect(bench.client.inFlight == 0 && bench.client.room == 65_535)
        #expect(bench.publish() == .accepted(packetIdentifier: identifier + 1))
        let answer = SubscriptionAnswer(packetIdentifier: identifier, reasons: [1, 0x87])
        #expect(try bench.receive(.suback(answer)) == [.subscribed(answer)])
        let second = try bench.client.unsubscribe(from: ["a"], now: 0, into: &bench.output)
        let farewell = SubscriptionAnswer(packetIdentifier: second, reasons: [0])
        #expect(try bench.receive(.unsuback(farewell)) == [.unsubscribed(farewell)])
        #expect(bench.client.inFlight == 1)
        #expect(bench.client.takeUnresolved() == [0])
    }

    @Test func `the server's farewell ends the connection, and what follows it is not read`() throws
    {
        var bench = try ClientBench.connected()
        let farewell = DisconnectPacket(reason: 0x8E)
        let wire = try encoded(.disconnect(farewell)) + encoded(delivery(1))
        #expect(try bench.receive(wire) == [.disconnected(farewell)])
        #expect(bench.client.phase == .closed && bench.rest.isEmpty)
        #expect(bench.client.nextDeadline == nil)
    }

    @Test func `our farewell ends the connection, and a new CONNECT begins afresh`() throws {
        var bench = try ClientBench.connected()
        _ = bench.publish(token: 5)
        bench.output.removeAll()
        try bench.client.disconnect(into: &bench.output)
        try bench.client.disconnect(into: &bench.output)
        #expect(try bench.sent() == [.packet(.disconnect(DisconnectPacket()))])
        #expect(bench.client.phase == .closed && bench.client.takeUnresolved() == [5])
        try bench.client.connect(ConnectPacket(clientIdentifier: "c"), now: 0, into: &bench.output)
        #expect(bench.client.phase == .connecting)
        #expect(throws: WireError.self) {
            try bench.client.connect(
                ConnectPacket(clientIdentifier: "c"),
                now: 0,
                into: &bench.output
            )
        }
    }
}
