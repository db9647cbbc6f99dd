import MQTTWire

/// The last retained message of each topic.
struct RetainedMessages {
    /// How many topics may have one.
    static let limit = 100_000

    private var messages: [[UInt8]: StoredMessage] = [:]

    /// Keeps a message, or clears the topic's where the payload is empty; whether there was room.
    mutating func keep(_ message: StoredMessage) -> Bool {
        let topic = Array(message.topic)
        if message.isEmpty {
            messages[topic] = nil
            return true
        }
        guard messages.count < Self.limit || messages[topic] != nil else { return false }
        messages[topic] = message
        return true
    }

    /// The messages whose topics match.
    func matching(_ filter: TopicFilter) -> [StoredMessage] {
        messages.filter { filter.matches($0.key.span) }.map(\.value)
    }
}
