import MQTTWire

/// A client between a caller and a server who both do what the input says, and the laws that it
/// must keep whatever they do.
///
/// A byte below 0x80 hands over as many bytes of a server; any other is a ``Command``.
struct ClientFuzz {
    /// What the caller, or a server that knows the client's state, does.
    enum Command: UInt8, CaseIterable {
        case publish, publishAtMostOnce, subscribe, unsubscribe, acknowledge, tick
        case reauthenticate, continueAuthentication, disconnect, loseConnection, reconnect
        case republish, abandon, takeUnresolved
        case serverAccepts, serverResumes, serverAcknowledges, serverDelivers, serverGrants
        case serverRefuses
    }

    var client: ClientProtocol
    var output = WireBuffer()
    var frame = PublishFrame()
    var now: UInt64 = 0
    var rest: [UInt8] = []
    let connectPacket: ConnectPacket
    /// The messages in flight as the calls' answers tell them.
    var messages: [UInt16: UInt64] = [:]
    /// Those of them that were sent on this connection.
    var sent: Set<UInt16> = []
    var requests: [UInt16: PacketKind] = [:]
    var deliveries: [UInt16] = []
    /// Tokens that were given back; each must be so once.
    var resolved: Set<UInt64> = []
    var token: UInt64 = 0
    /// The largest number of messages that may be in flight on this connection.
    var window = 0

    static func run(_ input: inout FuzzInput) throws(FuzzFinding) {
        var fuzz = try begun(&input)
        while let next = input.next() {
            if next < 0x80 {
                try fuzz.receive(input.take(Int(next)))
            } else {
                let number = (next & 0x7F) % UInt8(Command.allCases.count)
                guard let command = Command(rawValue: number) else { continue }
                try fuzz.act(command, &input)
            }
            try fuzz.judge()
        }
        try fuzz.finish()
    }

    /// One that has sent its CONNECT.
    static func begun(_ input: inout FuzzInput) throws(FuzzFinding) -> ClientFuzz {
        var fuzz = ClientFuzz(options: input.byte())
        try fuzz.connect(isCleanStart: true)
        return fuzz
    }

    private init(options: UInt8) {
        var settings = ClientSettings()
        if options & 1 != 0 { settings.inFlightLimit = UInt16(options >> 5) + 1 }
        client = ClientProtocol(settings: settings)
        var packet = ConnectPacket(clientIdentifier: "c")
        if options & 2 != 0 { packet.authenticationMethod = "M" }
        if options & 4 != 0 { packet.receiveMaximum = 2 }
        if options & 8 != 0 { packet.maximumPacketSize = 40 }
        if options & 16 != 0 { packet.topicAliasMaximum = 3 }
        packet.keepAlive = 8
        connectPacket = packet
    }

    /// Connects anew, as after a loss.
    mutating func connect(isCleanStart: Bool) throws(FuzzFinding) {
        var packet = connectPacket
        packet.isCleanStart = isCleanStart
        rest = []
        sent = []
        requests = [:]
        deliveries = []
        window = 0
        do throws(WireError) {
            try client.connect(packet, now: now, into: &output)
        } catch {
            throw FuzzFinding("CONNECT was not taken: \(error)")
        }
    }

    /// Hands over a server's bytes.
    mutating func receive(_ bytes: [UInt8]) throws(FuzzFinding) {
        rest += bytes
        let all = rest
        var offset = 0
        let wasOver = client.phase == .closed || client.phase == .idle
        while true {
            let start = offset
            let event: ClientEvent?
            do throws(WireError) {
                event = try client.next(
                    in: all.span,
                    from: &offset,
                    publish: &frame,
                    now: now,
                    into: &output
                )
            } catch {
                rest = []
                return try isOver("after \(error)")
            }
            guard let event else { break }
            try note(event, start..<offset)
        }
        try FuzzFinding.unless(offset <= rest.count, "more was taken than there is")
        if wasOver { try isOver("after its end") }
        rest.removeFirst(offset)
    }

    /// Nothing more is taken, and nothing sent.
    mutating func isOver(_ when: String) throws(FuzzFinding) {
        try FuzzFinding.unless(client.phase != .open, "the connection stands \(when)")
        let before = output.count
        var offset = 0
        let event = try? client.next(
            in: [0xD0, 0x00].span,
            from: &offset,
            publish: &frame,
            now: now,
            into: &output
        )
        try FuzzFinding.unless(event == .some(nil), "a packet was taken \(when)")
        let answer = publish(quality: 0, identifier: nil)
        try FuzzFinding.unless(
            answer == .notConnected && output.count == before,
            "something was sent \(when)"
        )
    }
}
