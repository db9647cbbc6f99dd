/// PUBLISH as a value of its own: for what is kept, such as retained messages, and for tests.
///
/// Messages under load use ``PublishFrame`` and ``WireBuffer/appendPublish(_:topic:properties:payload:)``.
public struct PublishPacket: Hashable, Sendable {
    /// Quality of service, flags and packet identifier.
    public var header: PublishHeader
    /// The topic.
    public var topic: String
    /// The body.
    public var payload: [UInt8]
    /// 1 where the payload is UTF-8.
    public var payloadFormat: UInt8?
    /// How long the message is of use, in seconds.
    public var messageExpiry: UInt32?
    /// The topic alias.
    public var topicAlias: UInt16?
    /// What kind of content.
    public var contentType: String?
    /// Where answers shall go.
    public var responseTopic: String?
    /// What answers shall carry.
    public var correlationData: [UInt8]?
    /// The identifiers of the subscriptions it matches.
    public var subscriptionIdentifiers: [UInt32] = []
    /// The user properties, in order.
    public var userProperties: [PropertyPair] = []

    /// Creates a message.
    public init(_ header: PublishHeader, topic: String, payload: [UInt8]) {
        self.header = header
        self.topic = topic
        self.payload = payload
    }

    /// Copies a received message out of the bytes that `frame` points into.
    public init(copying frame: PublishFrame, in bytes: Span<UInt8>) {
        header = PublishHeader(
            quality: frame.quality,
            packetIdentifier: frame.packetIdentifier,
            isRetained: frame.isRetained,
            isDuplicate: frame.isDuplicate
        )
        topic = String(copying: bytes, frame.topic)
        payload = Array(copying: bytes, frame.payload)
        payloadFormat = frame.payloadFormat
        messageExpiry = frame.messageExpiry
        topicAlias = frame.topicAlias
        if let range = frame.contentType { contentType = String(copying: bytes, range) }
        if let range = frame.responseTopic { responseTopic = String(copying: bytes, range) }
        if let range = frame.correlationData { correlationData = Array(copying: bytes, range) }
        subscriptionIdentifiers = frame.subscriptionIdentifiers
        for pair in frame.userProperties {
            userProperties.append(
                PropertyPair(String(copying: bytes, pair.name), String(copying: bytes, pair.value))
            )
        }
    }

    /// The properties alone, encoded and checked.
    private func encodedProperties() throws(WireError) -> [UInt8] {
        var list: [Property] = []
        list.add(.payloadFormatIndicator, byte: payloadFormat)
        list.add(.messageExpiryInterval, number: messageExpiry)
        list.add(.topicAlias, short: topicAlias)
        list.add(.contentType, text: contentType)
        list.add(.responseTopic, text: responseTopic)
        list.add(.correlationData, binary: correlationData)
        for identifier in subscriptionIdentifiers {
            list.add(.subscriptionIdentifier, number: identifier)
        }
        list.add(userProperties)
        return try PropertySection.encode(list, in: .publish, .publish)
    }

    /// Adds the packet to `buffer`.
    public func encode(into buffer: inout WireBuffer) throws(WireError) {
        let encoded = try encodedProperties()
        let name = Array(topic.utf8)
        try buffer.appendPublish(
            header,
            topic: name.span,
            encodedProperties: encoded.span,
            payload: payload.span
        )
    }
}
