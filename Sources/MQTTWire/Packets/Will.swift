/// The message that a server publishes for a client that went without a word.
///
/// Source: sections 3.1.2.5 and 3.1.3.2.
public struct Will: Hashable, Sendable {
    /// Where to.
    public var topic: String
    /// The body.
    public var payload: [UInt8]
    /// The quality of service, 0 to 2.
    public var quality: UInt8 = 0
    /// Whether the server keeps it.
    public var isRetained = false
    /// How long the server waits first, in seconds; nil is 0.
    public var delay: UInt32?
    /// 1 where the payload is UTF-8.
    public var payloadFormat: UInt8?
    /// How long it is of use, in seconds.
    public var messageExpiry: UInt32?
    /// What kind of content.
    public var contentType: String?
    /// Where answers shall go.
    public var responseTopic: String?
    /// What answers shall carry.
    public var correlationData: [UInt8]?
    /// The user properties, in order.
    public var userProperties: [PropertyPair] = []

    /// Creates a QoS 0 will.
    public init(topic: String, payload: [UInt8]) {
        self.topic = topic
        self.payload = payload
    }

    init(
        _ bytes: Span<UInt8>,
        _ cursor: inout PacketCursor,
        quality: UInt8,
        isRetained: Bool
    ) throws(WireError) {
        let list = try PropertySection.read(bytes, &cursor, in: .will)
        let topic = try cursor.text(bytes, "will topic")
        guard TopicFilter.isName(topic) else {
            throw cursor.malformed("the will topic is not a topic name", "4.7.1")
        }
        self.init(topic: topic, payload: try cursor.binary(bytes, "will payload"))
        self.quality = quality
        self.isRetained = isRetained
        userProperties = list.pairs
        for property in list {
            switch property.identifier {
            case .willDelayInterval: delay = property.number
            case .payloadFormatIndicator: payloadFormat = property.byte
            case .messageExpiryInterval: messageExpiry = property.number
            case .contentType: contentType = property.text
            case .responseTopic: responseTopic = property.text
            case .correlationData: correlationData = property.binary
            default: break
            }
        }
    }

    var properties: [Property] {
        var list: [Property] = []
        list.add(.willDelayInterval, number: delay)
        list.add(.payloadFormatIndicator, byte: payloadFormat)
        list.add(.messageExpiryInterval, number: messageExpiry)
        list.add(.contentType, text: contentType)
        list.add(.responseTopic, text: responseTopic)
        list.add(.correlationData, binary: correlationData)
        list.add(userProperties)
        return list
    }
}
