/// What a client's CONNECT offered that its CONNACK and later packets are judged by.
struct ConnectionOffer: Sendable {
    var keepAlive: UInt16 = 0
    var receiveMaximum: UInt16 = 65_535
    var topicAliasMaximum: UInt16 = 0
    var isCleanStart = true
    var authenticationMethod: String?

    init() {}

    init(_ packet: ConnectPacket) {
        keepAlive = packet.keepAlive
        receiveMaximum = packet.receiveMaximum ?? receiveMaximum
        topicAliasMaximum = packet.topicAliasMaximum ?? 0
        isCleanStart = packet.isCleanStart
        authenticationMethod = packet.authenticationMethod
    }
}
