import Quantities

/// Collects bytes in the history's own notation.
///
/// A *varint* is seven bits a byte, the lowest first, with the top bit set on all but the last
/// (LEB128). A *zigzag* is a signed number folded so that small ones of either sign are short.
struct ByteWriter {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []

    /// Writes one byte.
    mutating func byte(_ value: UInt8) { bytes.append(value) }

    /// Writes an unsigned number in one to ten bytes.
    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Writes a signed number in one to ten bytes.
    mutating func zigzag(_ value: Int64) {
        varint(UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    /// Writes a length of time that may be missing: whether it is there, then the number.
    mutating func optional(_ value: Nanoseconds?) {
        byte(value == nil ? 0 : 1)
        if let value { zigzag(value.count) }
    }

    /// Writes bytes after their number.
    mutating func counted(_ value: some Collection<UInt8>) {
        varint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    /// Writes four bytes, the lowest first.
    mutating func fixed(_ value: UInt32) {
        for shift in [0, 8, 16, 24] as [UInt32] {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}
