import MQTTWire

extension ClientFuzz {
    /// A server that knows what the client waits for, so that the fuzzer need not guess it.
    mutating func serve(_ command: Command, _ input: inout FuzzInput) throws(FuzzFinding) {
        // A part of another packet would swallow it.
        guard rest.isEmpty else { return }
        let choice = input.byte()
        switch command {
        case .serverAccepts, .serverResumes:
            var packet = ConnackPacket()
            packet.isSessionPresent = command == .serverResumes
            packet.authenticationMethod = connectPacket.authenticationMethod
            if choice & 1 != 0 { packet.receiveMaximum = UInt16(choice >> 4) + 1 }
            if choice & 2 != 0 { packet.maximumPacketSize = 9 }
            if choice & 4 != 0 { packet.maximumQuality = 0 }
            if choice & 8 != 0 { packet.serverKeepAlive = 1 }
            try receive(.connack(packet))
        case .serverAcknowledges:
            guard !messages.isEmpty else { return }
            let identifiers = messages.keys.sorted()
            let identifier = identifiers[Int(choice) % identifiers.count]
            try receive(
                .acknowledgement(AcknowledgementPacket(.puback, packetIdentifier: identifier))
            )
        case .serverDelivers:
            let header = PublishHeader(quality: 1, packetIdentifier: UInt16(choice) + 1)
            try receive(PublishPacket(header, topic: "t", payload: [choice]))
        case .serverGrants:
            guard let (identifier, kind) = requests.min(by: { $0.key < $1.key }) else { return }
            let answer = SubscriptionAnswer(packetIdentifier: identifier, reasons: [choice & 0x80])
            try receive(kind == .subscribe ? .suback(answer) : .unsuback(answer))
        default: try receive(.connack(ConnackPacket(reason: 0x87)))
        }
    }

    private mutating func receive(_ packet: Packet) throws(FuzzFinding) {
        var buffer = WireBuffer()
        try? packet.encode(into: &buffer)
        try receive(buffer.bytes)
    }

    private mutating func receive(_ packet: PublishPacket) throws(FuzzFinding) {
        var buffer = WireBuffer()
        try? packet.encode(into: &buffer)
        try receive(buffer.bytes)
    }
}
