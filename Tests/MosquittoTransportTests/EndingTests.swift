import MQTTWire
import Messaging
import Quantities
import Testing

/// How connections end, over both transports.
@Suite struct EndingTests {
    @Test(arguments: Transport.allCases, [0x98, 0x8B] as [UInt8])
    func `a broker's farewell is told with its reason`(
        _ transport: Transport,
        _ reason: UInt8
    ) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        broker.order(.packet(.disconnect(DisconnectPacket(reason: reason))))
        let error = TransportError.disconnected(
            reason: ReasonCode(rawValue: reason),
            detail: nil
        )
        let line = try loop.wait(for: "closed")
        #expect(line == "closed []: \(error)")
    }

    @Test(arguments: Transport.allCases)
    func `a farewell without a reason ends the connection, and libmosquitto objects to it`(
        _ transport: Transport
    ) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        // Two bytes: the reason may be left out where it is 0x00 (section 3.14.2.1).
        broker.order(.bytes([0xE0, 0]))
        let line = try loop.wait(for: "closed")
        switch transport {
        case .mqtt:
            let error = TransportError.disconnected(reason: .success, detail: nil)
            #expect(line == "closed []: \(error)")
        case .libmosquitto:
            #expect(line.hasPrefix("closed []: the broker broke the protocol: "), "\(line)")
        }
    }

    @Test(
        arguments: Transport.allCases,
        [
            // A second CONNACK; a packet of type 0; a PUBLISH of QoS 3; a PUBLISH that is too short.
            [0x20, 3, 0, 0, 0], [0x00, 0], [0x36, 5, 0, 1, 0x61, 0, 1], [0x30, 1, 0],
        ] as [[UInt8]]
    )
    func `a broker that breaks the protocol is told and left`(
        _ transport: Transport,
        _ bytes: [UInt8]
    ) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        broker.order(.bytes(bytes))
        let line = try loop.wait(for: "closed")
        #expect(line.hasPrefix("closed []: the broker broke the protocol: "), "\(line)")
    }

    @Test(arguments: Transport.allCases)
    func `closing sends what was accepted and then the farewell`(_ transport: Transport) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        loop.perform { connections, _ in
            for token in 0..<50 as Range<UInt64> {
                let message = OutgoingMessage.number(token, quality: .atMostOnce)
                _ = connections.publish(message, on: 0, token: token)
            }
            connections.close(0)
        }
        #expect(try loop.wait(for: "closed") == "closed []: well")
        try loop.wait { broker.trace.contains("0 disconnect 0") }
        #expect(broker.published.count == 50)
        #expect(broker.trace.last == "0 disconnect 0")
    }

    @Test(arguments: Transport.allCases)
    func `a connection can be opened again after its end`(_ transport: Transport) throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        for round in 1...3 {
            try loop.wait { $0.count(of: "connected") == round }
            loop.perform { connections, _ in connections.close(0) }
            try loop.wait { $0.count(of: "closed []: well") == round }
            loop.perform { connections, _ in connections.open(0) }
        }
        try loop.wait { $0.count(of: "connected") == 4 }
    }

    @Test(arguments: Transport.allCases)
    func `stopping ends the connection in order, and can be asked twice`(
        _ transport: Transport
    ) async throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        await loop.handle.stop(within: .seconds(10))
        await loop.handle.stop(within: .seconds(10))
        #expect(loop.lines.has("closed []: well"))
        #expect(loop.handle.statistics.cpuTime > .zero)
    }

    @Test(arguments: Transport.allCases)
    func `stopping does not wait for a broker that reads nothing`(
        _ transport: Transport
    ) async throws {
        let broker = try ScriptedBroker()
        defer { broker.stop() }
        let loop = try ProbeLoop(transport, to: broker)
        try loop.wait(for: "connected")
        broker.pause(true)
        loop.perform { connections, diary in
            let message = OutgoingMessage(
                topic: "raw",
                payload: Array(repeating: 0, count: 24 << 20),
                quality: .atMostOnce
            )
            while connections.publish(message, on: 0, token: 0) == .accepted {}
            diary.add("full")
        }
        try loop.wait(for: "full")
        await loop.handle.stop(within: .milliseconds(50))
        #expect(loop.lines.last?.contains("(closing)") == true, "\(loop.lines.suffix(2))")
    }

    @Test func `a dead connection is found out by libmosquitto's keep alive`() throws {
        // 5 s is the shortest that it takes, and it gives the broker as long again to answer.
        let broker = try ScriptedBroker { packet in
            if case .pingreq = packet.packet { [] } else { packet.usualReplies }
        }
        defer { broker.stop() }
        let loop = try ProbeLoop(.libmosquitto, to: broker) { $0.keepAlive = 5 }
        let line = try loop.wait(for: "closed")
        #expect(line.hasSuffix("(keep alive)"), "\(line)")
        #expect(broker.trace.contains("0 ping"))
    }
}
