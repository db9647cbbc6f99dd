extension PublishFrame {
    /// Overwrites the frame with the PUBLISH whose body is `body`.
    mutating func decode(
        _ bytes: Span<UInt8>,
        flags: UInt8,
        body: Range<Int>
    ) throws(WireError) {
        reset(flags)
        var cursor = PacketCursor(body, kind: .publish)
        topic = try cursor.prefixed(bytes, "topic")
        guard WireText.isValid(bytes, topic, isTopic: true) else {
            throw cursor.malformed("the topic is not UTF-8, or has U+0000, + or #", "3.3.2.1")
        }
        if quality != 0 { packetIdentifier = try cursor.packetIdentifier(bytes) }
        let size = try cursor.variable(bytes, "property length")
        guard size <= cursor.remaining else {
            throw cursor.malformed("the properties end after the packet", "2.2.2.1")
        }
        let end = cursor.position &+ size
        properties = cursor.position..<end
        payload = end..<cursor.end
        let pairs = size > 0 ? try decodeProperties(bytes) : 0
        if pairs < userProperties.count { userProperties.removeSubrange(pairs...) }
        if topic.isEmpty && topicAlias == nil {
            throw cursor.violation("there is neither a topic nor a topic alias", "3.3.2.1")
        }
    }

    @inline(__always)
    private mutating func reset(_ flags: UInt8) {
        quality = flags &>> 1 & 3
        isDuplicate = flags & 0x08 != 0
        isRetained = flags & 0x01 != 0
        packetIdentifier = 0
        contentType = nil
        responseTopic = nil
        correlationData = nil
        messageExpiry = nil
        messageExpiryBytes = nil
        payloadFormat = nil
        topicAlias = nil
        if !subscriptionIdentifiers.isEmpty { subscriptionIdentifiers = [] }
    }

    /// Reads the properties and says how many user properties there are.
    ///
    /// Places of the message before are overwritten one by one, which is cheaper than to remove them
    /// first.
    private mutating func decodeProperties(_ bytes: Span<UInt8>) throws(WireError) -> Int {
        guard properties.count <= PacketDecoder.largestControlSize else {
            throw WireError(
                .packetTooLarge,
                in: .publish,
                "properties of \(properties.count) bytes, and at most "
                    + "\(PacketDecoder.largestControlSize) are taken",
                section: "3.3.2.3"
            )
        }
        var pairs = 0
        var section = PacketCursor(properties, kind: .publish)
        var seen: UInt64 = 0
        while section.remaining > 0 {
            // User properties are what messages under load have: they go first.
            if bytes[section.position] == PropertyIdentifier.userProperty.rawValue {
                section.position &+= 1
                let name = try section.textRange(bytes, "user property name")
                let value = try section.textRange(bytes, "user property value")
                let pair = PairRange(name: name, value: value)
                if pairs < userProperties.count {
                    userProperties[pairs] = pair
                } else {
                    userProperties.append(pair)
                }
                pairs &+= 1
            } else {
                try decodeOther(bytes, &section, seen: &seen)
            }
        }
        return pairs
    }

    @inline(never)
    private mutating func decodeOther(
        _ bytes: Span<UInt8>,
        _ section: inout PacketCursor,
        seen: inout UInt64
    ) throws(WireError) {
        let identifier = try PropertySection.identifier(
            bytes,
            &section,
            in: .publish,
            seen: &seen
        )
        switch identifier {
        case .payloadFormatIndicator:
            let format = try section.byte(bytes, "payload format indicator")
            try PropertySection.check(UInt32(format), of: identifier, section)
            payloadFormat = format
        case .messageExpiryInterval:
            let start = section.position
            messageExpiry = try section.number(bytes, "message expiry")
            messageExpiryBytes = start..<section.position
        case .topicAlias:
            let alias = try section.short(bytes, "topic alias")
            guard alias != 0 else {
                throw WireError(
                    .topicAliasInvalid,
                    in: .publish,
                    "the topic alias is 0",
                    section: "3.3.2.3.4"
                )
            }
            topicAlias = alias
        case .contentType: contentType = try section.textRange(bytes, "content type")
        case .responseTopic:
            let range = try section.textRange(bytes, "response topic")
            guard !range.isEmpty, WireText.isValid(bytes, range, isTopic: true) else {
                throw section.violation("the response topic is not a topic name", "3.3.2.3.5")
            }
            responseTopic = range
        case .correlationData: correlationData = try section.prefixed(bytes, "correlation data")
        case .subscriptionIdentifier:
            let value = UInt32(try section.variable(bytes, "subscription identifier"))
            try PropertySection.check(value, of: identifier, section)
            subscriptionIdentifiers.append(value)
        default:
            // `identifier(_:_:in:seen:)` lets nothing else through.
            throw section.malformed("property \(identifier) may not be here", "2.2.2.2")
        }
    }
}
