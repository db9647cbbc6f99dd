public import Messaging

/// One message of a conversation, before it is given its identity and time.
public struct Utterance: Hashable, Sendable {
    /// Its number in the conversation, by which its results are recognised; below 2^40.
    public var number: UInt64
    /// Where it goes.
    public var topic: String
    /// Its body.
    public var payload: [UInt8]
    /// Its user properties, behind Crucible's own.
    public var properties: [UserProperty]
    /// Its content type; nil sends none.
    public var contentType: String?

    /// Creates a message.
    public init(
        number: UInt64,
        topic: String,
        payload: [UInt8],
        properties: [UserProperty] = [],
        contentType: String? = nil
    ) {
        self.number = number
        self.topic = topic
        self.payload = payload
        self.properties = properties
        self.contentType = contentType
    }
}
