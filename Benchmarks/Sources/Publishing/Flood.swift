import Messaging

/// What a ``FloodTask`` sends.
struct Flood: Sendable {
    /// How many packets fit in a TLS record of 16 KiB.
    private static let packetsInRecord = 112

    /// How many connections share the messages.
    let connections: Int
    /// How many messages there are in all.
    let messages: Int
    /// How many messages a connection gets at a time, which leave in one write.
    let turn: Int
    /// The message that is sent over and over.
    let message: OutgoingMessage

    /// Creates a flood.
    ///
    /// - Parameters:
    ///   - connections: How many connections share the messages.
    ///   - messages: How many messages there are in all.
    ///   - quality: The quality of service.
    ///   - turn: How many messages a connection gets at a time; nil for a TLS record's worth, and a
    ///     few records' worth where connections are few.
    init(connections: Int, messages: Int, quality: QualityOfService, turn: Int?) {
        self.connections = connections
        self.messages = messages
        let records = max(1, 4 / connections)
        self.turn = turn ?? records * Self.packetsInRecord
        message = OutgoingMessage(
            topic: BenchmarkScenario.input,
            // As long as raw.c's packet, to the byte, at QoS 0.
            payload: Array(#"{"temperature":{"value":3421.125,"unit":"C"}}"#.utf8),
            quality: quality,
            userProperties: [
                UserProperty("__ts", "1758255553528:0:e5k0d3mz-17"),
                UserProperty("crucible", "e5k0d3mz00000h0000000000"),
            ]
        )
    }
}
