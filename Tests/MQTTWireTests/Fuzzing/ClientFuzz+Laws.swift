import MQTTWire

extension ClientFuzz {
    /// Takes an event into account, and judges it.
    mutating func note(_ event: ClientEvent, _ place: Range<Int>) throws(FuzzFinding) {
        switch event {
        case .connected(let packet, _):
            let ours = Int(client.settings.inFlightLimit)
            window = min(Int(packet.receiveMaximum ?? .max), ours)
            guard !packet.isSessionPresent else { return }
            try FuzzFinding.unless(
                client.hasLostMessages || messages.isEmpty,
                "a lost session is not told"
            )
        case .publish:
            try DecoderFuzz.contains(place, frame)
            try FuzzFinding.unless(frame.quality < 2, "QoS 2 was let through")
            let limit = Int(connectPacket.maximumPacketSize ?? .max)
            let size = frame.topic.count + frame.properties.count + frame.payload.count
            try FuzzFinding.unless(size < limit, "a packet of more than \(size) bytes")
            try FuzzFinding.unless(
                frame.topicAlias ?? 0 <= connectPacket.topicAliasMaximum ?? 0,
                "an alias above our maximum"
            )
            guard frame.quality == 1 else { return }
            try FuzzFinding.unless(
                !deliveries.contains(frame.packetIdentifier),
                "an identifier came twice"
            )
            deliveries.append(frame.packetIdentifier)
            try FuzzFinding.unless(
                deliveries.count <= Int(connectPacket.receiveMaximum ?? .max),
                "more deliveries than our Receive Maximum"
            )
        case .acknowledged(let token, _, _):
            guard let identifier = messages.first(where: { $0.value == token })?.key else {
                throw FuzzFinding("token \(token) was not in flight")
            }
            messages[identifier] = nil
            sent.remove(identifier)
            try resolve([token])
        case .subscribed(let answer): try settle(answer, .subscribe)
        case .unsubscribed(let answer): try settle(answer, .unsubscribe)
        case .refused, .reauthenticationRefused, .disconnected:
            try isOver("after its end")
        case .authentication: break
        }
    }

    /// Each token comes back once.
    mutating func resolve(_ tokens: [UInt64]) throws(FuzzFinding) {
        for token in tokens {
            try FuzzFinding.unless(
                token < self.token && resolved.insert(token).inserted,
                "token \(token) came back twice, or was never given"
            )
        }
    }

    /// What must hold between any two steps.
    mutating func judge() throws(FuzzFinding) {
        try FuzzFinding.unless(client.inFlight >= 0, "\(client.inFlight) messages in flight")
        if !client.hasLostMessages {
            try FuzzFinding.unless(
                client.inFlight == messages.count,
                "\(client.inFlight) in flight, and \(messages.count) were sent"
            )
            let tokens = Dictionary(
                uniqueKeysWithValues: client.inFlightInOrder.map { ($0.identifier, $0.token) }
            )
            try FuzzFinding.unless(tokens == messages, "\(tokens) in flight, not \(messages)")
        }
        if client.phase == .open && !client.hasLostMessages {
            let waiting = messages.count - sent.count
            try FuzzFinding.unless(
                client.awaitingRepublish == waiting
                    && (client.nextToRepublish == nil) == (waiting == 0),
                "\(client.awaitingRepublish) wait to be sent again, not \(waiting)"
            )
        }
        try FuzzFinding.unless(sent.count <= window || sent.isEmpty, "the window was exceeded")
        try FuzzFinding.unless(client.room >= 0 && client.room <= max(0, window), "room")
        try FuzzFinding.unless(
            client.hasLostMessages || Set(requests.keys).isDisjoint(with: messages.keys),
            "an identifier is a message's and a request's"
        )
        try FuzzFinding.unless(
            client.unacknowledgedDeliveries == deliveries.count || client.phase != .open,
            "\(client.unacknowledgedDeliveries) deliveries, not \(deliveries.count)"
        )
        try drain()
    }

    /// Everything is resolved at the end.
    mutating func finish() throws(FuzzFinding) {
        client.close()
        try resolve(client.takeUnresolved())
        try FuzzFinding.unless(resolved.count == Int(token), "a token was lost")
        try FuzzFinding.unless(client.takeUnresolved().isEmpty, "tokens came out twice")
    }

    /// What is sent is what a server may be sent.
    private mutating func drain() throws(FuzzFinding) {
        let bytes = output.bytes
        output.removeAll()
        var offset = 0
        var frame = PublishFrame()
        do throws(WireError) {
            while try PacketDecoder(packetsFrom: .client)
                .next(in: bytes.span, from: &offset, publish: &frame) != nil
            {}
        } catch {
            throw FuzzFinding("what was sent is not MQTT: \(error)")
        }
        try FuzzFinding.unless(offset == bytes.count, "half a packet was sent")
    }

    private mutating func settle(
        _ answer: SubscriptionAnswer,
        _ kind: PacketKind
    ) throws(FuzzFinding) {
        let asked = requests.removeValue(forKey: answer.packetIdentifier)
        try FuzzFinding.unless(asked == kind, "an answer to nothing")
        try FuzzFinding.unless(answer.reasons.count == 1, "answers to filters that were not asked")
    }
}
