public import Messaging

/// The message that asks a graph for one temperature.
public struct TemperatureQuestion: Hashable, Sendable {
    /// Where it goes.
    public let topic: String
    /// The unit stated in the payload.
    public let unit: String
    /// User properties, behind Crucible's own.
    public let properties: [UserProperty]

    /// Creates the form of all questions of one conversation.
    public init(topic: String, unit: String, properties: [UserProperty] = []) {
        self.topic = topic
        self.unit = unit
        self.properties = properties
    }

    /// The message of that number that asks for `value`.
    public func utterance(_ number: UInt64, asking value: Double) -> Utterance {
        Utterance(
            number: number,
            topic: topic,
            payload: payload(ValueSpelling.text(of: value)),
            properties: properties
        )
    }

    /// The payload with a number's text as it stands.
    func payload(_ number: String) -> [UInt8] {
        Array(#"{"temperature":{"value":\#(number),"unit":"\#(unit)"}}"#.utf8)
    }
}
