/// One message about to leave.
///
/// Made once and changed in place from message to message, so that a publisher allocates nothing on
/// its way.
public struct OutgoingMessage: Sendable {
    /// The topic's UTF-8 bytes.
    public var topic: [UInt8]
    /// The body, exactly as it goes on the wire.
    public var payload: [UInt8]
    /// How hard to try.
    public var quality: QualityOfService
    /// Whether the broker keeps the message for later subscribers.
    public var isRetained: Bool
    /// The content type; nil sends none.
    public var contentType: String?
    /// The user properties, in order.
    public var userProperties: [UserProperty]

    /// Creates a message.
    public init(
        topic: String,
        payload: [UInt8] = [],
        quality: QualityOfService = .atLeastOnce,
        isRetained: Bool = false,
        contentType: String? = nil,
        userProperties: [UserProperty] = []
    ) {
        self.topic = Array(topic.utf8)
        self.payload = payload
        self.quality = quality
        self.isRetained = isRetained
        self.contentType = contentType
        self.userProperties = userProperties
    }
}
