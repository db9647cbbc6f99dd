/// A place in a packet's body, and the end that no read may pass.
///
/// The bytes are handed to each call, because a stored span could not outlive one.
struct PacketCursor {
    var position: Int
    let end: Int
    let kind: PacketKind

    @inline(__always)
    init(_ range: Range<Int>, kind: PacketKind) {
        position = range.lowerBound
        end = range.upperBound
        self.kind = kind
    }

    /// How many bytes are left.
    @inline(__always)
    var remaining: Int { end &- position }

    func malformed(_ problem: String, _ section: String) -> WireError {
        WireError(.malformedPacket, in: kind, problem, section: section)
    }

    func violation(_ problem: String, _ section: String) -> WireError {
        WireError(.protocolError, in: kind, problem, section: section)
    }

    private func short(_ field: String) -> WireError {
        malformed("the packet ends inside its \(field)", "2.1.4")
    }

    @inline(__always)
    mutating func byte(_ bytes: Span<UInt8>, _ field: StaticString) throws(WireError) -> UInt8 {
        guard remaining >= 1 else { throw short("\(field)") }
        position &+= 1
        return bytes[position &- 1]
    }

    @inline(__always)
    mutating func short(_ bytes: Span<UInt8>, _ field: StaticString) throws(WireError) -> UInt16 {
        guard remaining >= 2 else { throw short("\(field)") }
        position &+= 2
        return UInt16(bytes[position &- 2]) &<< 8 | UInt16(bytes[position &- 1])
    }

    @inline(__always)
    mutating func number(_ bytes: Span<UInt8>, _ field: StaticString) throws(WireError) -> UInt32 {
        let high = try short(bytes, field)
        let low = try short(bytes, field)
        return UInt32(high) &<< 16 | UInt32(low)
    }

    @inline(__always)
    mutating func variable(_ bytes: Span<UInt8>, _ field: StaticString) throws(WireError) -> Int {
        switch VariableByteInteger.read(bytes, at: position, end: end) {
        case .value(let value, let next):
            position = next
            return value
        case .incomplete: throw short("\(field)")
        case .malformed:
            throw malformed("\(field) is not a variable byte integer", "1.5.5")
        }
    }

    /// Reads two bytes of length and says where the bytes that follow are.
    @inline(__always)
    mutating func prefixed(
        _ bytes: Span<UInt8>,
        _ field: StaticString
    ) throws(WireError) -> Range<Int> {
        let size = Int(try short(bytes, field))
        guard remaining >= size else { throw short("\(field)") }
        let start = position
        position &+= size
        return start..<position
    }

    /// Reads a UTF-8 string and says where it is.
    @inline(__always)
    mutating func textRange(
        _ bytes: Span<UInt8>,
        _ field: StaticString
    ) throws(WireError) -> Range<Int> {
        let range = try prefixed(bytes, field)
        guard WireText.isValid(bytes, range) else {
            throw malformed("\(field) is not UTF-8 without U+0000", "1.5.4")
        }
        return range
    }

    mutating func text(_ bytes: Span<UInt8>, _ field: StaticString) throws(WireError) -> String {
        let range = try textRange(bytes, field)
        return String(copying: bytes, range)
    }

    mutating func binary(
        _ bytes: Span<UInt8>,
        _ field: StaticString
    ) throws(WireError) -> [UInt8] {
        let range = try prefixed(bytes, field)
        return Array(copying: bytes, range)
    }

    /// Reads the packet identifier, which is never 0.
    @inline(__always)
    mutating func packetIdentifier(_ bytes: Span<UInt8>) throws(WireError) -> UInt16 {
        let identifier = try short(bytes, "packet identifier")
        guard identifier != 0 else { throw violation("the packet identifier is 0", "2.2.1") }
        return identifier
    }

    /// Makes sure that nothing follows.
    func finish() throws(WireError) {
        guard position == end else {
            throw malformed("\(remaining) bytes follow the end of the packet's fields", "2.1.4")
        }
    }
}
