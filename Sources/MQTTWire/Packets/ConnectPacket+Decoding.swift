extension ConnectPacket {
    /// The answer that clients of MQTT 3.1 and 3.1.1 understand: CONNACK, unacceptable protocol
    /// version.
    ///
    /// For a server to send, then close, when CONNECT was refused with
    /// ``WireError/Code/unsupportedProtocolVersion``. Source: MQTT 3.1.1, section 3.2.2.3.
    public static let answerToOlderVersion: [UInt8] = [0x20, 0x02, 0x00, 0x01]

    init(_ bytes: Span<UInt8>, _ cursor: inout PacketCursor) throws(WireError) {
        try Self.checkProtocol(bytes, &cursor)
        let flags = try cursor.byte(bytes, "connect flags")
        guard flags & 0x01 == 0 else {
            throw cursor.malformed("the reserved connect flag is set", "3.1.2.3")
        }
        let hasWill = flags & 0x04 != 0
        guard hasWill || flags & 0x38 == 0 else {
            throw cursor.malformed("will flags are set without a will", "3.1.2.6")
        }
        guard flags & 0x18 != 0x18 else { throw cursor.malformed("will QoS is 3", "3.1.2.6") }
        let keepAlive = try cursor.short(bytes, "keep alive")
        let list = try PropertySection.read(bytes, &cursor, in: .connect)
        self.init(clientIdentifier: try cursor.text(bytes, "client identifier"))
        isCleanStart = flags & 0x02 != 0
        self.keepAlive = keepAlive
        take(list)
        guard authenticationData == nil || authenticationMethod != nil else {
            throw cursor.violation("authentication data without a method", "3.1.2.11.10")
        }
        if hasWill {
            will = try Will(bytes, &cursor, quality: flags >> 3 & 3, isRetained: flags & 0x20 != 0)
        }
        if flags & 0x80 != 0 { userName = try cursor.text(bytes, "user name") }
        if flags & 0x40 != 0 { password = SecretBytes(try cursor.binary(bytes, "password")) }
        try cursor.finish()
    }

    private static func checkProtocol(
        _ bytes: Span<UInt8>,
        _ cursor: inout PacketCursor
    ) throws(WireError) {
        let name = try cursor.text(bytes, "protocol name")
        guard name == "MQTT" || name == "MQIsdp" else {
            throw cursor.malformed("the protocol name is not MQTT", "3.1.2.1")
        }
        let level = try cursor.byte(bytes, "protocol version")
        guard name == "MQTT" && level == 5 else {
            throw WireError(
                .unsupportedProtocolVersion,
                in: .connect,
                "\(name) version \(level) is not MQTT version 5",
                section: "3.1.2.2"
            )
        }
    }

    private mutating func take(_ list: [Property]) {
        userProperties = list.pairs
        for property in list {
            switch property.identifier {
            case .sessionExpiryInterval: sessionExpiry = property.number
            case .receiveMaximum: receiveMaximum = property.short
            case .maximumPacketSize: maximumPacketSize = property.number
            case .topicAliasMaximum: topicAliasMaximum = property.short
            case .requestResponseInformation: requestsResponseInformation = property.flag
            case .requestProblemInformation: requestsProblemInformation = property.flag
            case .authenticationMethod: authenticationMethod = property.text
            case .authenticationData: authenticationData = property.binary.map { SecretBytes($0) }
            default: break
            }
        }
    }
}
