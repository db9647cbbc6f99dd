/// The first two to five bytes of a packet, and where its body is.
///
/// Source: section 2.1.
struct FixedHeader {
    let kind: PacketKind
    let flags: UInt8
    let body: Range<Int>

    /// What the bytes at one place hold.
    enum Reading {
        /// A whole packet.
        case whole(FixedHeader)
        /// The beginning of one that breaks no rule so far.
        case incomplete
    }

    /// Reads the header at `offset`, and refuses a packet before its body is here where the header
    /// says enough: of an unknown kind, from the wrong end, with wrong flags, or too large.
    @inline(__always)
    static func read(
        _ bytes: Span<UInt8>,
        at offset: Int,
        from sender: Peer,
        maximumPacketSize: Int
    ) throws(WireError) -> Reading {
        guard offset < bytes.count else { return .incomplete }
        let first = bytes[offset]
        // PUBLISH first: it is what there is most of.
        let known: PacketKind? =
            first &>> 4 == 3 ? .publish : PacketKind(rawValue: first &>> 4)
        guard let kind = known else {
            throw WireError(
                .malformedPacket,
                in: nil,
                "packet type 0 is reserved",
                section: "2.1.2"
            )
        }
        let flags = first & 0x0F
        try check(kind, flags, from: sender)
        switch VariableByteInteger.read(bytes, at: offset &+ 1, end: bytes.count) {
        case .incomplete: return .incomplete
        case .malformed:
            throw WireError(
                .malformedPacket,
                in: kind,
                "the remaining length is not a variable byte integer",
                section: "2.1.4"
            )
        case .value(let size, let start):
            guard start &+ size &- offset <= maximumPacketSize else {
                throw WireError(
                    .packetTooLarge,
                    in: kind,
                    "\(start + size - offset) bytes, and at most \(maximumPacketSize) are taken",
                    section: "3.1.2.11.4"
                )
            }
            if kind != .publish && sender == .server { try check(kind, size: size) }
            guard size <= bytes.count &- start else { return .incomplete }
            return .whole(FixedHeader(kind: kind, flags: flags, body: start..<start &+ size))
        }
    }

    private static func check(_ kind: PacketKind, size: Int) throws(WireError) {
        guard size <= PacketDecoder.largestControlSize else {
            throw WireError(
                .packetTooLarge,
                in: kind,
                "\(size) bytes, and at most \(PacketDecoder.largestControlSize) are taken",
                section: "3.1.2.11.4"
            )
        }
    }

    @inline(__always)
    private static func check(
        _ kind: PacketKind,
        _ flags: UInt8,
        from sender: Peer
    ) throws(WireError) {
        if kind == .publish {
            guard flags & 0x06 != 0x06 else {
                throw WireError(.malformedPacket, in: kind, "QoS is 3", section: "3.3.1.2")
            }
            guard flags & 0x0E != 0x08 else {
                throw WireError(
                    .malformedPacket,
                    in: kind,
                    "DUP is set and QoS is 0",
                    section: "3.3.1.1"
                )
            }
            return
        }
        guard kind.isAllowed(from: sender) else {
            throw WireError(
                .protocolError,
                in: kind,
                "a \(sender) may not send it",
                section: "2.1.2"
            )
        }
        guard flags == kind.requiredFlags else {
            throw WireError(
                .malformedPacket,
                in: kind,
                "the fixed header has flags \(flags)",
                section: "2.1.3"
            )
        }
    }
}
