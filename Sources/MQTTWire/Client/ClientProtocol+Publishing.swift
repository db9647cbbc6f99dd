extension ClientProtocol {
    /// Writes a PUBLISH if the server takes it now.
    ///
    /// Allocates nothing unless the buffer or the table of messages in flight must grow. The caller
    /// vouches that the topic is a topic name and that `encodedProperties` are properties of a
    /// PUBLISH.
    ///
    /// - Parameters:
    ///   - quality: The quality of service, 0 or 1.
    ///   - isRetained: Whether the server shall keep it.
    ///   - topic: The topic's UTF-8 bytes.
    ///   - encodedProperties: The properties as they stand on the wire, without their length.
    ///   - payload: The body.
    ///   - token: Comes back in ``ClientEvent/acknowledged(token:reason:text:)`` (QoS 1 only).
    ///   - now: The time, in nanoseconds.
    ///   - output: Takes the packet.
    /// - Returns: What became of it; anything but `accepted` wrote nothing.
    public mutating func publish(
        quality: UInt8,
        isRetained: Bool = false,
        topic: Span<UInt8>,
        encodedProperties: Span<UInt8>,
        payload: Span<UInt8>,
        token: UInt64,
        now: UInt64,
        into output: inout WireBuffer
    ) -> PublishAnswer {
        var header = PublishHeader(quality: quality, isRetained: isRetained)
        let answer = admit(
            header,
            topic: topic.count,
            properties: encodedProperties.count,
            payload: payload.count,
            token: token,
            now: now
        )
        guard case .accepted(let identifier) = answer else { return answer }
        header.packetIdentifier = identifier
        do {
            try output.appendPublish(
                header,
                topic: topic,
                encodedProperties: encodedProperties,
                payload: payload
            )
        } catch {
            // Size and identifier were judged above, so this is not reached; still nothing leaks.
            _ = inFlightTable.remove(header.packetIdentifier)
            return .notAllowed(.size)
        }
        return answer
    }

    /// Writes a PUBLISH if the server takes it now, with properties from where they lie: what
    /// senders under load use.
    ///
    /// Allocates nothing unless the buffer or the table of messages in flight must grow. The caller
    /// vouches that the topic is a topic name and that all text is UTF-8 without U+0000.
    ///
    /// - Parameters:
    ///   - quality: The quality of service, 0 or 1.
    ///   - isRetained: Whether the server shall keep it.
    ///   - topic: The topic's UTF-8 bytes.
    ///   - userProperties: The user properties, in order.
    ///   - contentType: The content type; nil for none.
    ///   - payload: The body.
    ///   - token: Comes back in ``ClientEvent/acknowledged(token:reason:text:)`` (QoS 1 only).
    ///   - now: The time, in nanoseconds.
    ///   - output: Takes the packet.
    /// - Returns: What became of it; anything but `accepted` wrote nothing.
    @inlinable
    @inline(__always)
    public mutating func publish(
        quality: UInt8,
        isRetained: Bool = false,
        topic: Span<UInt8>,
        userProperties: Span<some UserPropertyBytes>,
        contentType: String?,
        payload: Span<UInt8>,
        token: UInt64,
        now: UInt64,
        into output: inout WireBuffer
    ) -> PublishAnswer {
        let propertySize = WireBuffer.propertySize(userProperties, contentType: contentType)
        guard let propertySize else { return .notAllowed(.size) }
        var header = PublishHeader(quality: quality, isRetained: isRetained)
        let answer = admit(
            header,
            topic: topic.count,
            properties: propertySize,
            payload: payload.count,
            token: token,
            now: now
        )
        guard case .accepted(let identifier) = answer else { return answer }
        header.packetIdentifier = identifier
        output.appendMessage(
            header,
            topic: topic,
            userProperties: userProperties,
            contentType: contentType,
            propertySize: propertySize,
            payload: payload
        )
        return answer
    }

    /// Judges a message by what the server takes now; one that is accepted is in flight and counts
    /// as sent from here on.
    @usableFromInline
    mutating func admit(
        _ header: PublishHeader,
        topic: Int,
        properties: Int,
        payload: Int,
        token: UInt64,
        now: UInt64
    ) -> PublishAnswer {
        guard phase == .open else { return .notConnected }
        guard header.quality <= min(1, limits.maximumQuality) else { return .notAllowed(.quality) }
        guard !header.isRetained || limits.isRetainAvailable else { return .notAllowed(.retain) }
        // Never above what MQTT can frame, for that is what the limit begins with.
        let size = header.packetSize(topic: topic, properties: properties, payload: payload)
        guard size <= limits.maximumPacketSize, topic <= 65_535 else { return .notAllowed(.size) }
        var identifier: UInt16 = 0
        if header.quality != 0 {
            guard inFlight < window, let taken = inFlightTable.insert(token) else {
                return .windowFull
            }
            identifier = taken
        }
        keepAlive.sent(at: now)
        return .accepted(packetIdentifier: identifier)
    }

    /// Writes a PUBLISH if the server takes it now, with properties that were encoded before.
    public mutating func publish(
        quality: UInt8,
        isRetained: Bool = false,
        topic: Span<UInt8>,
        properties: borrowing PublishProperties,
        payload: Span<UInt8>,
        token: UInt64,
        now: UInt64,
        into output: inout WireBuffer
    ) -> PublishAnswer {
        properties.buffer.withSpan { encoded in
            publish(
                quality: quality,
                isRetained: isRetained,
                topic: topic,
                encodedProperties: encoded,
                payload: payload,
                token: token,
                now: now,
                into: &output
            )
        }
    }

    /// Writes PUBACK for a received QoS 1 message.
    ///
    /// Acknowledgements leave in the order of the calls; MQTT-4.6.0-2 wants the order of arrival,
    /// which is the caller's to keep.
    ///
    /// - Parameters:
    ///   - packetIdentifier: The identifier that the message had.
    ///   - reason: What to answer.
    ///   - now: The time, in nanoseconds.
    ///   - output: Takes the packet.
    /// - Returns: Whether it was written; false where the connection is not open or no message with
    ///   that identifier awaits an acknowledgement.
    public mutating func acknowledge(
        _ packetIdentifier: UInt16,
        reason: UInt8 = ReasonByte.success,
        now: UInt64,
        into output: inout WireBuffer
    ) -> Bool {
        guard phase == .open, deliveries.remove(packetIdentifier) else { return false }
        output.appendAcknowledgement(.puback, packetIdentifier: packetIdentifier, reason: reason)
        keepAlive.sent(at: now)
        return true
    }
}
