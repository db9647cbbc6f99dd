/// The properties of a PUBLISH, encoded once and reused.
///
/// A sender keeps one, and for each message calls ``removeAll()`` and adds what the message has: no
/// allocation once it has grown. Properties stand on the wire in the order of the calls.
///
/// The caller vouches that text is UTF-8 without U+0000, and that no property but user properties
/// and subscription identifiers comes twice: neither is checked here.
public struct PublishProperties: Hashable, Sendable {
    private(set) var buffer = WireBuffer()

    /// Creates an empty set.
    public init() {}

    /// How many bytes they take on the wire, without their length.
    public var count: Int { buffer.count }

    /// A copy of the encoded properties.
    public var bytes: [UInt8] { buffer.bytes }

    /// Forgets all, and keeps the memory.
    public mutating func removeAll() {
        buffer.removeAll()
    }

    /// Adds a user property; name and value have at most 65,535 bytes each.
    public mutating func append(
        userProperty name: Span<UInt8>,
        _ value: Span<UInt8>
    ) throws(WireError) {
        guard name.count <= 65_535 && value.count <= 65_535 else { throw Self.tooLong }
        buffer.write(5 &+ name.count &+ value.count) { writer in
            writer.put(PropertyIdentifier.userProperty.rawValue)
            writer.put(prefixed: name)
            writer.put(prefixed: value)
        }
    }

    /// Adds a user property; name and value have at most 65,535 bytes each.
    public mutating func append(_ pair: PropertyPair) throws(WireError) {
        let name = Array(pair.name.utf8)
        let value = Array(pair.value.utf8)
        try append(userProperty: name.span, value.span)
    }

    /// Adds the content type.
    public mutating func append(contentType: Span<UInt8>) throws(WireError) {
        try append(.contentType, contentType)
    }

    /// Adds the response topic.
    public mutating func append(responseTopic: Span<UInt8>) throws(WireError) {
        try append(.responseTopic, responseTopic)
    }

    /// Adds the correlation data.
    public mutating func append(correlationData: Span<UInt8>) throws(WireError) {
        try append(.correlationData, correlationData)
    }

    /// Adds how long the message is of use, in seconds.
    public mutating func append(messageExpiry: UInt32) {
        buffer.write(5) { writer in
            writer.put(PropertyIdentifier.messageExpiryInterval.rawValue)
            writer.put(short: UInt16(truncatingIfNeeded: messageExpiry &>> 16))
            writer.put(short: UInt16(truncatingIfNeeded: messageExpiry))
        }
    }

    /// Adds whether the payload is UTF-8.
    public mutating func append(payloadFormat: UInt8) {
        buffer.write(2) { writer in
            writer.put(PropertyIdentifier.payloadFormatIndicator.rawValue)
            writer.put(payloadFormat)
        }
    }

    /// Adds a topic alias, which is not 0.
    public mutating func append(topicAlias: UInt16) {
        buffer.write(3) { writer in
            writer.put(PropertyIdentifier.topicAlias.rawValue)
            writer.put(short: topicAlias)
        }
    }

    /// Adds a subscription identifier, 1 to 268,435,455.
    public mutating func append(subscriptionIdentifier: UInt32) throws(WireError) {
        let value = Int(subscriptionIdentifier)
        guard 1...VariableByteInteger.maximum ~= value else {
            throw WireError(
                .protocolError,
                in: .publish,
                "there is no subscription identifier \(value)",
                section: "3.3.2.3.8"
            )
        }
        buffer.write(1 + VariableByteInteger.size(of: value)) { writer in
            writer.put(PropertyIdentifier.subscriptionIdentifier.rawValue)
            writer.put(variable: value)
        }
    }

    private mutating func append(
        _ identifier: PropertyIdentifier,
        _ value: Span<UInt8>
    ) throws(WireError) {
        guard value.count <= 65_535 else { throw Self.tooLong }
        buffer.write(3 &+ value.count) { writer in
            writer.put(identifier.rawValue)
            writer.put(prefixed: value)
        }
    }

    private static let tooLong = WireError(
        .malformedPacket,
        in: .publish,
        "a property has more than the 65535 bytes that fit",
        section: "1.5.4"
    )
}
