extension ClientProtocol {
    /// Takes the next packet off the received bytes and says what it means.
    ///
    /// Call until it gives nil, then keep the bytes from `offset` on and hand them over again in
    /// front of the next ones. Between two calls anything else may be called, such as
    /// ``acknowledge(_:reason:now:into:)``.
    ///
    /// - Parameters:
    ///   - bytes: What was received and not yet taken.
    ///   - offset: Where the packet begins; moved behind what was taken.
    ///   - publish: Overwritten where the event is ``ClientEvent/publish``; its ranges point into
    ///     `bytes`.
    ///   - now: The time, in nanoseconds.
    ///   - output: Takes DISCONNECT where the server broke a rule.
    /// - Returns: The event; nil where the bytes end before the next packet does, or the connection
    ///   is over.
    /// - Throws: The rule that the server broke. The connection is over: write `output`, close.
    public mutating func next(
        in bytes: Span<UInt8>,
        from offset: inout Int,
        publish: inout PublishFrame,
        now: UInt64,
        into output: inout WireBuffer
    ) throws(WireError) -> ClientEvent? {
        do {
            while phase == .connecting || phase == .open {
                let reading = try FixedHeader.read(
                    bytes,
                    at: offset,
                    from: .server,
                    maximumPacketSize: decoder.maximumPacketSize
                )
                guard case .whole(let header) = reading else { return nil }
                let event = try take(header, bytes, publish: &publish, now: now)
                offset = header.body.upperBound
                keepAlive.heard(at: now)
                if let event { return event }
            }
            offset = bytes.count
            return nil
        } catch {
            fail(error, into: &output)
            throw error
        }
    }

    /// Takes a PUBACK of two bytes off the front of the received bytes: what a server answers to
    /// nearly every QoS 1 message.
    ///
    /// To be called before ``next(in:from:publish:now:into:)`` until it gives nil, because it costs
    /// a fraction of it. It judges nothing: whatever is out of the ordinary it leaves to that.
    ///
    /// - Parameters:
    ///   - bytes: What was received and not yet taken.
    ///   - offset: Where the packet begins; moved behind one that was taken.
    /// - Returns: The message's token; nil where something else is there, or nothing whole.
    public mutating func nextAcknowledged(in bytes: Span<UInt8>, from offset: inout Int) -> UInt64?
    {
        // A message that waits to be sent again is more than a place in the table.
        guard phase == .open, requests.isEmpty, resends.count == 0, offset &+ 4 <= bytes.count,
            bytes[offset] == PacketKind.puback.rawValue &<< 4, bytes[offset &+ 1] == 2
        else { return nil }
        let identifier = UInt16(bytes[offset &+ 2]) &<< 8 | UInt16(bytes[offset &+ 3])
        guard let token = inFlightTable.remove(identifier) else { return nil }
        offset &+= 4
        return token
    }

    /// Takes a PUBLISH off the front of the received bytes.
    ///
    /// The same as ``next(in:from:publish:now:into:)`` for this one packet, which it judges as
    /// strictly, but without the cost of an event.
    ///
    /// - Returns: Whether there was one; false where something else is there, or nothing whole.
    /// - Throws: The rule that the server broke. The connection is over: write `output`, close.
    public mutating func nextPublish(
        in bytes: Span<UInt8>,
        from offset: inout Int,
        publish: inout PublishFrame,
        now: UInt64,
        into output: inout WireBuffer
    ) throws(WireError) -> Bool {
        guard phase == .open, offset < bytes.count,
            bytes[offset] &>> 4 == PacketKind.publish.rawValue
        else { return false }
        do {
            let reading = try FixedHeader.read(
                bytes,
                at: offset,
                from: .server,
                maximumPacketSize: decoder.maximumPacketSize
            )
            guard case .whole(let header) = reading else { return false }
            try take(header, bytes, into: &publish)
            offset = header.body.upperBound
            keepAlive.heard(at: now)
            return true
        } catch {
            fail(error, into: &output)
            throw error
        }
    }

    @inline(__always)
    mutating func take(
        _ header: FixedHeader,
        _ bytes: Span<UInt8>,
        into publish: inout PublishFrame
    ) throws(WireError) {
        try publish.decode(bytes, flags: header.flags, body: header.body)
        if let alias = publish.topicAlias { try admit(alias: alias) }
        if publish.quality != 0 { try admit(publish.packetIdentifier, quality: publish.quality) }
    }
}
