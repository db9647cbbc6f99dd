/// The 1 to 4 byte integer of MQTT: 7 bits a byte, lowest first, high bit set on all but the last.
///
/// Source: section 1.5.5.
@usableFromInline
enum VariableByteInteger {
    /// The largest value it holds.
    @inlinable static var maximum: Int { 268_435_455 }

    /// How many bytes `value` takes, 1 to 4.
    @inlinable
    @inline(__always)
    static func size(of value: Int) -> Int {
        if value < 128 { return 1 }
        if value < 16_384 { return 2 }
        return value < 2_097_152 ? 3 : 4
    }

    /// What reading found.
    enum Reading: Hashable {
        /// The value and the place after it.
        case value(Int, next: Int)
        /// The bytes end inside it.
        case incomplete
        /// More than four bytes, or more than the value needs.
        case malformed
    }

    /// Reads the integer at `position` of the bytes before `end`.
    @inline(__always)
    static func read(_ bytes: Span<UInt8>, at position: Int, end: Int) -> Reading {
        var value = 0
        var index = position
        var shift = 0
        while index < end {
            let byte = Int(bytes[index])
            index += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80 {
                return byte == 0 && shift > 0 ? .malformed : .value(value, next: index)
            }
            shift += 7
            if shift > 21 { return .malformed }
        }
        return .incomplete
    }
}
