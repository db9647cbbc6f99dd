extension WireBuffer {
    /// Adds a PUBLISH: its size is computed first, room is made once, and nothing is allocated
    /// unless the buffer must grow.
    ///
    /// The caller vouches that the topic is a topic name (see ``TopicFilter/isName(_:)``) and that
    /// `properties` are the encoded properties of a PUBLISH, such as those of a
    /// ``PublishFrame/properties``.
    public mutating func appendPublish(
        _ header: PublishHeader,
        topic: Span<UInt8>,
        encodedProperties properties: Span<UInt8>,
        payload: Span<UInt8>
    ) throws(WireError) {
        let size = header.bodySize(
            topic: topic.count,
            properties: properties.count,
            payload: payload.count
        )
        guard topic.count <= 65_535 && size <= VariableByteInteger.maximum else {
            throw Self.publishTooLarge
        }
        guard header.quality == 0 || (header.quality <= 2 && header.packetIdentifier != 0) else {
            throw Self.publishWithoutIdentifier
        }
        write(1 &+ VariableByteInteger.size(of: size) &+ size) { writer in
            writer.put(header.firstByte)
            writer.put(variable: size)
            writer.put(prefixed: topic)
            if header.quality != 0 { writer.put(short: header.packetIdentifier) }
            writer.put(variable: properties.count)
            writer.put(properties)
            writer.put(payload)
        }
    }

    /// Adds a PUBLISH with properties that were encoded before.
    public mutating func appendPublish(
        _ header: PublishHeader,
        topic: Span<UInt8>,
        properties: borrowing PublishProperties,
        payload: Span<UInt8>
    ) throws(WireError) {
        try properties.buffer.withSpan { (encoded) throws(WireError) in
            try appendPublish(header, topic: topic, encodedProperties: encoded, payload: payload)
        }
    }

    private static let publishTooLarge = WireError(
        .packetTooLarge,
        in: .publish,
        "the topic has more than 65535 bytes, or the packet more than 268435455",
        section: "2.1.4"
    )

    private static let publishWithoutIdentifier = WireError(
        .protocolError,
        in: .publish,
        "a QoS above 2, or QoS 1 or 2 without a packet identifier",
        section: "3.3.1.2"
    )
}
