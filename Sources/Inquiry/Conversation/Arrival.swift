public import Messaging

/// One message that came out while a conversation went on.
public struct Arrival: Hashable, Sendable {
    /// Whose it is.
    public enum Origin: Hashable, Sendable {
        /// What came of the conversation's own message of that number.
        case own(UInt64)
        /// The run's load, or another run's message.
        case other
        /// It does not say: a message without Crucible's user property, or with one that fails its
        /// check.
        case unknown
        /// The broker kept it from earlier.
        case retained
    }

    /// Whose it is.
    public var origin: Origin
    /// The topic it came out on.
    public var topic: String
    /// Its body; empty for ``Origin/other``.
    public var payload: [UInt8]
    /// Its user properties but those that Crucible sends along; empty for ``Origin/other``.
    public var properties: [UserProperty]
    /// Its content type.
    public var contentType: String?
    /// The quality of service of this delivery.
    public var quality: QualityOfService
    /// Whether the broker says that it may have delivered this copy before (DUP).
    public var isDuplicate: Bool

    /// Creates an arrival.
    public init(
        origin: Origin,
        topic: String,
        payload: [UInt8] = [],
        properties: [UserProperty] = [],
        contentType: String? = nil,
        quality: QualityOfService = .atLeastOnce,
        isDuplicate: Bool = false
    ) {
        self.origin = origin
        self.topic = topic
        self.payload = payload
        self.properties = properties
        self.contentType = contentType
        self.quality = quality
        self.isDuplicate = isDuplicate
    }
}
