import MQTTWire

extension ClientBench {
    /// Loses the connection and makes another one.
    mutating func reconnect(
        isCleanStart: Bool = false,
        isSessionPresent: Bool = true,
        receiveMaximum: UInt16? = nil,
        maximumPacketSize: UInt32? = nil
    ) throws(WireError) {
        client.close()
        startAnew()
        var connect = ConnectPacket(clientIdentifier: "c")
        connect.isCleanStart = isCleanStart
        try client.connect(connect, now: now, into: &output)
        output.removeAll()
        var connack = ConnackPacket()
        connack.isSessionPresent = isSessionPresent
        connack.receiveMaximum = receiveMaximum
        connack.maximumPacketSize = maximumPacketSize
        _ = try receive(.connack(connack))
    }

    /// Sends the message with `identifier` again.
    mutating func republish(_ identifier: UInt16, payload: [UInt8] = [1]) -> PublishAnswer {
        let none: [UInt8] = []
        return client.republish(
            identifier: identifier,
            topic: [0x74].span,
            encodedProperties: none.span,
            payload: payload.span,
            now: now,
            into: &output
        )
    }

    /// Hands over a PUBACK of success.
    mutating func acknowledge(_ identifier: UInt16) throws(WireError) -> [ClientEvent] {
        try receive([0x40, 2, UInt8(identifier >> 8), UInt8(identifier & 0xFF)])
    }
}
