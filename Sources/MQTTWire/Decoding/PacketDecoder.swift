/// Takes packets off the front of received bytes, for one direction.
///
/// Holds no bytes: the caller keeps what is left of a partial packet and hands it over again with
/// what arrived since. Costs no allocation for a PUBLISH, nor for an acknowledgement without
/// properties; never allocates more than a few times the size of the packet at hand.
public struct PacketDecoder: Hashable, Sendable {
    /// Who sends the packets; what this end must not send is refused.
    public let sender: Peer
    /// The largest packet to take, in bytes, fixed header included.
    public var maximumPacketSize: Int

    /// The largest packet that MQTT can frame, in bytes.
    public static let largestPacketSize = 268_435_460

    /// The largest packet other than PUBLISH to take from a server, and the most bytes that the
    /// properties of a PUBLISH may have.
    ///
    /// Six strings of 64 KiB and thousands of user properties fit. MQTT sets no bound of its own,
    /// so a server could have a client keep ten times the size of its largest packet in places of
    /// empty properties.
    public static let largestControlSize = 1 << 20

    /// Creates a decoder for the packets of `sender`.
    public init(packetsFrom sender: Peer, maximumPacketSize: Int = largestPacketSize) {
        self.sender = sender
        self.maximumPacketSize = maximumPacketSize
    }

    /// Decodes the packet at `offset` and moves `offset` behind it.
    ///
    /// - Parameters:
    ///   - bytes: What was received and not yet taken.
    ///   - offset: Where the packet begins; unchanged where it is not yet whole.
    ///   - publish: Overwritten where the packet is a PUBLISH, or fails to be one.
    /// - Returns: The packet; nil where the bytes end before it does.
    /// - Throws: The rule that was broken: answer with its reason and close, for what follows can
    ///   no longer be told apart.
    public func next(
        in bytes: Span<UInt8>,
        from offset: inout Int,
        publish: inout PublishFrame
    ) throws(WireError) -> Packet? {
        let reading = try FixedHeader.read(
            bytes,
            at: offset,
            from: sender,
            maximumPacketSize: maximumPacketSize
        )
        guard case .whole(let header) = reading else { return nil }
        if header.kind == .publish {
            try publish.decode(bytes, flags: header.flags, body: header.body)
            offset = header.body.upperBound
            return .publish
        }
        let packet = try decode(header, bytes)
        offset = header.body.upperBound
        return packet
    }

    func decode(_ header: FixedHeader, _ bytes: Span<UInt8>) throws(WireError) -> Packet {
        let kind = header.kind
        var cursor = PacketCursor(header.body, kind: kind)
        switch kind {
        case .connect: return .connect(try ConnectPacket(bytes, &cursor))
        case .connack: return .connack(try ConnackPacket(bytes, &cursor))
        case .publish: return .publish
        case .puback: return .acknowledgement(try .init(.puback, bytes, &cursor))
        case .pubrec: return .acknowledgement(try .init(.pubrec, bytes, &cursor))
        case .pubrel: return .acknowledgement(try .init(.pubrel, bytes, &cursor))
        case .pubcomp: return .acknowledgement(try .init(.pubcomp, bytes, &cursor))
        case .subscribe: return .subscribe(try SubscribePacket(bytes, &cursor))
        case .suback: return .suback(try SubscriptionAnswer(kind, bytes, &cursor))
        case .unsubscribe: return .unsubscribe(try UnsubscribePacket(bytes, &cursor))
        case .unsuback: return .unsuback(try SubscriptionAnswer(kind, bytes, &cursor))
        case .pingreq:
            try cursor.finish()
            return .pingreq
        case .pingresp:
            try cursor.finish()
            return .pingresp
        case .disconnect:
            return .disconnect(try DisconnectPacket(bytes, &cursor, from: sender))
        case .auth: return .auth(try AuthPacket(bytes, &cursor, from: sender))
        }
    }
}
