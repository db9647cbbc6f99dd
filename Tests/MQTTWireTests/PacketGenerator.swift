import MQTTWire

/// Makes valid packets of every kind, each property there or not.
struct PacketGenerator {
    var random: SplitMix

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
    }

    private mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
        random.chance(in: 2) ? make(&self) : nil
    }

    private mutating func text() -> String {
        let alphabet = Array("abcXYZ019 _-.äß€😀/")
        let size = random.chance(in: 20) ? 300 : Int.random(in: 0...12, using: &random)
        return String((0..<size).compactMap { _ in alphabet.randomElement(using: &random) })
    }

    private mutating func name() -> String { "t/" + text() }

    private mutating func data() -> [UInt8] {
        let size = random.chance(in: 20) ? 20_000 : Int.random(in: 0...20, using: &random)
        return (0..<size).map { _ in .random(in: 0...255, using: &random) }
    }

    private mutating func pairs() -> [PropertyPair] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in PropertyPair(text(), text()) }
    }

    private mutating func short(from low: UInt16 = 0) -> UInt16 {
        .random(in: low...(.max), using: &random)
    }

    private mutating func number(from low: UInt32 = 0) -> UInt32 {
        .random(in: low...(.max), using: &random)
    }

    private mutating func flag() -> Bool { .random(using: &random) }

    /// A packet that `sender` may send.
    mutating func packet(from sender: Peer) -> Packet {
        if sender == .client {
            switch Int.random(in: 0...6, using: &random) {
            case 0: return .connect(connect())
            case 1: return .subscribe(subscribe())
            case 2: return .unsubscribe(unsubscribe())
            case 3: return .pingreq
            case 4: return .disconnect(disconnect(from: .client))
            case 5: return .auth(auth(.client))
            default: return .acknowledgement(acknowledgement())
            }
        }
        switch Int.random(in: 0...6, using: &random) {
        case 0: return .connack(connack())
        case 1: return .suback(answer([0, 1, 0x87]))
        case 2: return .unsuback(answer([0, 0x11, 0x87]))
        case 3: return .pingresp
        case 4: return .disconnect(disconnect(from: .server))
        case 5: return .auth(auth(.server))
        default: return .acknowledgement(acknowledgement())
        }
    }

    /// A PUBLISH.
    mutating func publish() -> PublishPacket {
        let quality = UInt8.random(in: 0...2, using: &random)
        let header = PublishHeader(
            quality: quality,
            packetIdentifier: quality == 0 ? 0 : short(from: 1),
            isRetained: flag(),
            isDuplicate: quality > 0 && flag()
        )
        var packet = PublishPacket(header, topic: name(), payload: data())
        packet.payloadFormat = maybe { $0.flag() ? 1 : 0 }
        packet.messageExpiry = maybe { $0.number() }
        packet.topicAlias = maybe { $0.short(from: 1) }
        packet.contentType = maybe { $0.text() }
        packet.responseTopic = maybe { $0.name() }
        packet.correlationData = maybe { $0.data() }
        packet.subscriptionIdentifiers = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            .random(in: 1...268_435_455, using: &random)
        }
        packet.userProperties = pairs()
        return packet
    }

    private mutating func connect() -> ConnectPacket {
        var packet = ConnectPacket(clientIdentifier: text())
        packet.isCleanStart = flag()
        packet.keepAlive = short()
        packet.userName = maybe { $0.text() }
        packet.password = maybe { SecretBytes($0.data()) }
        packet.will = maybe { $0.will() }
        packet.sessionExpiry = maybe { $0.number() }
        packet.receiveMaximum = maybe { $0.short(from: 1) }
        packet.maximumPacketSize = maybe { $0.number(from: 1) }
        packet.topicAliasMaximum = maybe { $0.short() }
        packet.requestsResponseInformation = maybe { $0.flag() }
        packet.requestsProblemInformation = maybe { $0.flag() }
        packet.userProperties = pairs()
        packet.authenticationMethod = maybe { $0.text() }
        if packet.authenticationMethod != nil {
            packet.authenticationData = maybe { SecretBytes($0.data()) }
        }
        return packet
    }

    private mutating func will() -> Will {
        var will = Will(topic: name(), payload: data())
        will.quality = .random(in: 0...2, using: &random)
        will.isRetained = flag()
        will.delay = maybe { $0.number() }
        will.payloadFormat = maybe { $0.flag() ? 1 : 0 }
        will.messageExpiry = maybe { $0.number() }
        will.contentType = maybe { $0.text() }
        will.responseTopic = maybe { $0.name() }
        will.correlationData = maybe { $0.data() }
        will.userProperties = pairs()
        return will
    }

    private mutating func connack() -> ConnackPacket {
        var packet = ConnackPacket(reason: flag() ? 0 : 0x87)
        packet.isSessionPresent = packet.reason == 0 && flag()
        packet.sessionExpiry = maybe { $0.number() }
        packet.receiveMaximum = maybe { $0.short(from: 1) }
        packet.maximumQuality = maybe { $0.flag() ? 1 : 0 }
        packet.isRetainAvailable = maybe { $0.flag() }
        packet.maximumPacketSize = maybe { $0.number(from: 1) }
        packet.assignedClientIdentifier = maybe { $0.text() }
        packet.topicAliasMaximum = maybe { $0.short() }
        packet.reasonString = maybe { $0.text() }
        packet.userProperties = pairs()
        packet.isWildcardSubscriptionAvailable = maybe { $0.flag() }
        packet.isSubscriptionIdentifierAvailable = maybe { $0.flag() }
        packet.isSharedSubscriptionAvailable = maybe { $0.flag() }
        packet.serverKeepAlive = maybe { $0.short() }
        packet.responseInformation = maybe { $0.text() }
        packet.serverReference = maybe { $0.text() }
        packet.authenticationMethod = maybe { $0.text() }
        packet.authenticationData = maybe { SecretBytes($0.data()) }
        return packet
    }

    private mutating func acknowledgement() -> AcknowledgementPacket {
        let step = AcknowledgementPacket.Step.allCases.randomElement(using: &random) ?? .puback
        var packet = AcknowledgementPacket(step, packetIdentifier: short(from: 1))
        packet.reason = flag() ? 0 : 0x97
        packet.reasonString = maybe { $0.text() }
        packet.userProperties = pairs()
        return packet
    }

    private mutating func subscribe() -> SubscribePacket {
        var packet = SubscribePacket(packetIdentifier: short(from: 1), subscriptions: [])
        for _ in 0...Int.random(in: 0...3, using: &random) {
            var item = Subscription(name(), maximumQuality: .random(in: 0...2, using: &random))
            item.isNoLocal = flag()
            item.isRetainAsPublished = flag()
            item.retainHandling = .random(in: 0...2, using: &random)
            packet.subscriptions.append(item)
        }
        packet.subscriptionIdentifier = maybe { .random(in: 1...268_435_455, using: &$0.random) }
        packet.userProperties = pairs()
        return packet
    }

    private mutating func unsubscribe() -> UnsubscribePacket {
        var packet = UnsubscribePacket(packetIdentifier: short(from: 1), filters: [name(), name()])
        packet.userProperties = pairs()
        return packet
    }

    private mutating func answer(_ reasons: [UInt8]) -> SubscriptionAnswer {
        var packet = SubscriptionAnswer(packetIdentifier: short(from: 1), reasons: reasons)
        packet.reasonString = maybe { $0.text() }
        packet.userProperties = pairs()
        return packet
    }

    private mutating func disconnect(from sender: Peer) -> DisconnectPacket {
        var packet = DisconnectPacket(reason: flag() ? 0 : 0x8E)
        packet.reasonString = maybe { $0.text() }
        packet.userProperties = pairs()
        if sender == .client {
            packet.sessionExpiry = maybe { $0.number() }
        } else {
            packet.serverReference = maybe { $0.text() }
        }
        return packet
    }

    private mutating func auth(_ sender: Peer) -> AuthPacket {
        let reasons: [UInt8] = sender == .client ? [0x18, 0x19] : [0x00, 0x18]
        let reason = reasons.randomElement(using: &random) ?? 0x18
        var packet = AuthPacket(reason: reason, method: text())
        packet.data = maybe { SecretBytes($0.data()) }
        packet.reasonString = maybe { $0.text() }
        packet.userProperties = pairs()
        return packet
    }
}
