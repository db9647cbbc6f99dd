/// One message that arrived: ranges into one buffer that the transport reuses.
///
/// Valid only during the call that hands it over; copy out what must outlive it.
///
///     bytes   …|topic|…|name|value|name|value|…|payload|
///                 ▲      └─ userProperties ─┘       ▲
///               topic                            payload
public struct IncomingMessage: Sendable {
    /// A user property's place in ``bytes``.
    public struct PropertyRange: Hashable, Sendable {
        /// Where the name is.
        public var name: Range<Int>
        /// Where the value is.
        public var value: Range<Int>

        /// Creates a place.
        public init(name: Range<Int>, value: Range<Int>) {
            self.name = name
            self.value = value
        }
    }

    /// The buffer the ranges point into.
    public var bytes: [UInt8]
    /// Where the topic is.
    public var topic: Range<Int>
    /// Where the payload is.
    public var payload: Range<Int>
    /// Where the user properties are, in order.
    public var userProperties: [PropertyRange]
    /// Where the content type is; nil where there is none.
    public var contentType: Range<Int>?
    /// The quality of service of this delivery.
    public var quality: QualityOfService
    /// Whether the broker says it may have delivered this copy before on this session (DUP).
    public var isDuplicate: Bool
    /// Whether the broker kept the message from earlier (RETAIN).
    public var isRetained: Bool
    /// What to hand to ``MessageSource/acknowledge(_:on:)``; 0 for QoS 0, which needs none.
    public var packetIdentifier: UInt16

    /// Creates an empty message.
    public init() {
        bytes = []
        topic = 0..<0
        payload = 0..<0
        userProperties = []
        contentType = nil
        quality = .atMostOnce
        isDuplicate = false
        isRetained = false
        packetIdentifier = 0
    }

    /// The value range of the first user property called `name`; nil where there is none.
    public func value(ofProperty name: [UInt8]) -> Range<Int>? {
        let properties = userProperties.span
        for index in properties.indices where holds(name, in: properties[index].name) {
            return properties[index].value
        }
        return nil
    }

    /// Whether the bytes in `range` are exactly `other`.
    public func holds(_ other: [UInt8], in range: Range<Int>) -> Bool {
        bytes.span.extracting(range).holdsSameBytes(as: other.span)
    }

    /// The topic as text.
    public var topicText: String { String(decoding: bytes[topic], as: UTF8.self) }
}
