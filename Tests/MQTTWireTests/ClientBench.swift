import MQTTWire

/// A client with a hand for the server's side: events and sent bytes are collected.
struct ClientBench {
    var client: ClientProtocol
    var output = WireBuffer()
    var frame = PublishFrame()
    var now: UInt64 = 0
    private(set) var rest: [UInt8] = []

    init(settings: ClientSettings = ClientSettings()) {
        client = ClientProtocol(settings: settings)
    }

    /// A bench whose client has sent `connect` and taken `connack`.
    static func connected(
        _ connect: ConnectPacket = ConnectPacket(clientIdentifier: "c"),
        _ connack: ConnackPacket = ConnackPacket(),
        settings: ClientSettings = ClientSettings()
    ) throws(WireError) -> ClientBench {
        var bench = ClientBench(settings: settings)
        try bench.client.connect(connect, now: 0, into: &bench.output)
        bench.output.removeAll()
        _ = try bench.receive(.connack(connack))
        return bench
    }

    /// Hands over bytes, behind what was left of the last ones.
    mutating func receive(_ more: [UInt8]) throws(WireError) -> [ClientEvent] {
        let all = rest + more
        var offset = 0
        var events: [ClientEvent] = []
        while let event = try client.next(
            in: all.span,
            from: &offset,
            publish: &frame,
            now: now,
            into: &output
        ) {
            events.append(event)
        }
        rest = Array(all[offset...])
        return events
    }

    /// Drops the part of a packet that a lost connection left.
    mutating func startAnew() {
        rest = []
    }

    mutating func receive(_ packet: Packet) throws(WireError) -> [ClientEvent] {
        try receive(try encoded(packet))
    }

    mutating func receive(_ packet: PublishPacket) throws(WireError) -> [ClientEvent] {
        try receive(try encoded(packet))
    }

    /// Hands over bytes that break a rule, and gives the code of the error.
    mutating func refusal(of bytes: [UInt8]) -> WireError.Code? {
        do throws(WireError) {
            _ = try receive(bytes)
            return nil
        } catch {
            return error.code
        }
    }

    mutating func publish(
        quality: UInt8 = 1,
        isRetained: Bool = false,
        payload: Int = 4,
        token: UInt64 = 0
    ) -> PublishAnswer {
        let payload = [UInt8](repeating: 0x2A, count: payload)
        return client.publish(
            quality: quality,
            isRetained: isRetained,
            topic: [0x74].span,
            properties: PublishProperties(),
            payload: payload.span,
            token: token,
            now: now,
            into: &output
        )
    }

    /// What the client sent since the last call, decoded as a server would.
    mutating func sent() throws(WireError) -> [Decoded] {
        var bytes = output.bytes
        output.removeAll()
        var packets: [Decoded] = []
        while let (packet, size) = try decodeFirst(bytes, from: .client) {
            packets.append(packet)
            bytes.removeFirst(size)
        }
        return packets
    }
}
