extension WireBuffer {
    /// How many bytes a message's properties take, without their length; nil where one has more
    /// than the 65,535 bytes that fit.
    ///
    /// Source: section 3.3.2.3.
    @inlinable
    @inline(__always)
    static func propertySize(
        _ pairs: Span<some UserPropertyBytes>,
        contentType: String?
    ) -> Int? {
        var size = 0
        var longest = 0
        for index in pairs.indices {
            let name = pairs[index].name.count
            let value = pairs[index].value.count
            longest = max(longest, name, value)
            size &+= 5 &+ name &+ value
        }
        if let contentType {
            longest = max(longest, contentType.utf8.count)
            size &+= 3 &+ contentType.utf8.count
        }
        return longest <= 65_535 ? size : nil
    }

    /// Adds a PUBLISH that MQTT can frame, whose properties take `propertySize` bytes.
    ///
    /// Everything is written once, from where it lies to where it leaves from.
    @inlinable
    @inline(__always)
    mutating func appendMessage(
        _ header: PublishHeader,
        topic: Span<UInt8>,
        userProperties pairs: Span<some UserPropertyBytes>,
        contentType: String?,
        propertySize: Int,
        payload: Span<UInt8>
    ) {
        let size = header.bodySize(
            topic: topic.count,
            properties: propertySize,
            payload: payload.count
        )
        write(1 &+ VariableByteInteger.size(of: size) &+ size) { writer in
            writer.put(header.firstByte)
            writer.put(variable: size)
            writer.put(prefixed: topic)
            if header.quality != 0 { writer.put(short: header.packetIdentifier) }
            writer.put(variable: propertySize)
            for index in pairs.indices {
                // User Property, section 3.3.2.3.7.
                writer.put(0x26)
                // `pairs` is borrowed for the whole call and owns these bytes. Their places are
                // taken first, because an array held while bytes are copied costs an atomic count.
                let name = unsafe pairs[index].name.withUnsafeBufferPointer { unsafe $0 }
                let value = unsafe pairs[index].value.withUnsafeBufferPointer { unsafe $0 }
                unsafe writer.put(prefixed: name)
                unsafe writer.put(prefixed: value)
            }
            if let contentType {
                // Content Type, section 3.3.2.3.9.
                writer.put(0x03)
                writer.put(prefixed: contentType.utf8Span.span)
            }
            writer.put(payload)
        }
    }
}
