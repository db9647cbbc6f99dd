/// The body of a packet other than PUBLISH while it is put together.
///
/// Allocates; PUBLISH and acknowledgements without properties go straight into the buffer instead.
struct PacketBody {
    let kind: PacketKind
    private(set) var bytes: [UInt8] = []

    init(_ kind: PacketKind) {
        self.kind = kind
    }

    mutating func put(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func put(short value: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    mutating func put(number value: UInt32) {
        put(short: UInt16(truncatingIfNeeded: value >> 16))
        put(short: UInt16(truncatingIfNeeded: value))
    }

    mutating func put(variable value: Int) throws(WireError) {
        guard value >= 0 && value <= VariableByteInteger.maximum else {
            throw WireError(.packetTooLarge, in: kind, "\(value) is too large", section: "1.5.5")
        }
        var rest = value
        while rest > 127 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func put(binary value: [UInt8], _ field: String) throws(WireError) {
        guard let size = UInt16(exactly: value.count) else {
            throw WireError(
                .malformedPacket,
                in: kind,
                "\(field) has \(value.count) bytes and at most 65535 fit",
                section: "1.5.6"
            )
        }
        put(short: size)
        bytes.append(contentsOf: value)
    }

    mutating func put(text value: String, _ field: String) throws(WireError) {
        let encoded = Array(value.utf8)
        guard !encoded.contains(0) else {
            throw WireError(.malformedPacket, in: kind, "\(field) has U+0000", section: "1.5.4")
        }
        try put(binary: encoded, field)
    }

    mutating func put(
        _ properties: [Property],
        in place: PropertyPlaces? = nil
    ) throws(WireError) {
        let section = try PropertySection.encode(
            properties,
            in: place ?? PropertyPlaces(kind),
            kind
        )
        try put(variable: section.count)
        bytes.append(contentsOf: section)
    }

    /// Adds the whole packet, its fixed header first, to `buffer`.
    func finish(into buffer: inout WireBuffer) throws(WireError) {
        guard bytes.count <= VariableByteInteger.maximum else {
            throw WireError(.packetTooLarge, in: kind, "too large to send", section: "2.1.4")
        }
        let size = 1 + VariableByteInteger.size(of: bytes.count) + bytes.count
        buffer.write(size) { writer in
            writer.put(kind.rawValue << 4 | (kind.requiredFlags ?? 0))
            writer.put(variable: bytes.count)
            writer.put(bytes.span)
        }
    }
}
