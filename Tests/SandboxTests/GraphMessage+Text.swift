import Messaging

@testable import Sandbox

extension GraphMessage {
    /// A message with this payload, as if it had just arrived.
    init(
        payload: [UInt8],
        topic: String = "raw",
        properties: [(name: String, value: String)] = []
    ) {
        var message = IncomingMessage()
        func add(_ bytes: [UInt8]) -> Range<Int> {
            let start = message.bytes.count
            message.bytes += bytes
            return start..<message.bytes.count
        }
        message.topic = add(Array(topic.utf8))
        for property in properties {
            let name = add(Array(property.name.utf8))
            message.userProperties.append(.init(name: name, value: add(Array(property.value.utf8))))
        }
        message.contentType = add(Array("application/json".utf8))
        message.payload = add(payload)
        self.init(message)
    }

    /// A message with this payload, as if it had just arrived.
    init(
        _ payload: String,
        topic: String = "raw",
        properties: [(name: String, value: String)] = []
    ) {
        self.init(payload: Array(payload.utf8), topic: topic, properties: properties)
    }

    /// The payload as text.
    var text: String { String(decoding: payload, as: UTF8.self) }

    /// The user properties as text.
    var propertyTexts: [String] {
        userProperties.map {
            String(decoding: $0.name, as: UTF8.self) + "="
                + String(decoding: $0.value, as: UTF8.self)
        }
    }
}
