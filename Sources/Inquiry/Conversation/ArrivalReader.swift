import Evidence
import Messaging

/// Says of a message that came out whether it belongs to a conversation.
struct ArrivalReader: Sendable {
    private let identity: IdentityProperty

    /// Creates a reader.
    ///
    /// - Parameter identity: How messages of the run name themselves.
    init(_ identity: IdentityProperty) {
        self.identity = identity
    }

    /// The message, with what a course may look at.
    ///
    /// Nothing is copied of the load's messages, which may be many.
    func arrival(of message: borrowing IncomingMessage) -> Arrival {
        let origin = origin(of: message)
        var arrival = Arrival(origin: origin, topic: "")
        arrival.quality = message.quality
        arrival.isDuplicate = message.isDuplicate
        guard origin != .other else { return arrival }
        arrival.topic = message.topicText
        arrival.payload = Array(message.bytes[message.payload])
        arrival.contentType = message.contentType.map {
            String(decoding: message.bytes[$0], as: UTF8.self)
        }
        for property in message.userProperties {
            let name = Array(message.bytes[property.name])
            if name == IdentityProperty.name || name == UtteranceWriter.timestampName { continue }
            let value = Array(message.bytes[property.value])
            arrival.properties.append(UserProperty(name: name, value: value))
        }
        return arrival
    }

    private func origin(of message: borrowing IncomingMessage) -> Arrival.Origin {
        if message.isRetained { return .retained }
        guard let value = message.value(ofProperty: IdentityProperty.name) else { return .unknown }
        switch identity.read(message.bytes[value]) {
        case .own(MessageIdentity.questionPublisher, let number): return .own(number)
        case .own, .otherRun: return .other
        case .foreign: return .unknown
        }
    }
}
