import Messaging

/// Told by a client what the library calls back for; always within a call of that client.
protocol ClientObserver: AnyObject {
    /// CONNACK came.
    func answered(_ answer: ConnectAnswer, _ connection: ConnectionNumber)

    /// PUBACK came for a message of this client's.
    func acknowledged(
        _ packetIdentifier: UInt16,
        reason: UInt8,
        _ connection: ConnectionNumber
    )

    /// SUBACK came.
    func subscribed(
        _ packetIdentifier: UInt16,
        granted: [UInt8],
        _ connection: ConnectionNumber
    )

    /// PUBLISH came; `fill` writes it into a message.
    func received(_ connection: ConnectionNumber, fill: (inout IncomingMessage) -> Void)

    /// DISCONNECT came, was sent, or the library gave the connection up.
    ///
    /// - Parameters:
    ///   - code: 0 for a good end, a reason code from 0x80 on, or else the library's result.
    ///   - systemError: `errno` at that time.
    ///   - connection: Which connection.
    func ended(_ code: Int32, systemError: Int32, _ connection: ConnectionNumber)
}
