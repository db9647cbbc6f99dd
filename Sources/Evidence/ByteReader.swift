import Quantities

/// Takes apart bytes in the history's own notation, as ``ByteWriter`` wrote them.
///
/// Every read throws instead of running past the end, whatever the bytes are.
struct ByteReader {
    /// The bytes are not what a writer would have written.
    struct Malformation: Error {
        /// What was expected.
        var problem: String
    }

    private var rest: ArraySlice<UInt8>

    /// Creates a reader of `bytes`.
    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    /// Whether everything was read.
    var isAtEnd: Bool { rest.isEmpty }

    /// Reads one byte.
    mutating func byte() throws(Malformation) -> UInt8 {
        guard let value = rest.popFirst() else {
            throw Malformation(problem: "a field ends too early")
        }
        return value
    }

    /// Reads an unsigned number.
    mutating func varint() throws(Malformation) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            let next = try byte()
            guard shift < 63 || next <= 1 else { break }
            value |= UInt64(next & 0x7F) << shift
            if next & 0x80 == 0 { return value }
        }
        throw Malformation(problem: "a number has more than 64 bits")
    }

    /// Reads a signed number.
    mutating func zigzag() throws(Malformation) -> Int64 {
        let folded = try varint()
        return Int64(bitPattern: folded >> 1) ^ -Int64(folded & 1)
    }

    /// Reads a length of time that may be missing.
    mutating func optional() throws(Malformation) -> Nanoseconds? {
        switch try byte() {
        case 0: return nil
        case 1: return Nanoseconds(try zigzag())
        default: throw Malformation(problem: "whether a field is there is neither yes nor no")
        }
    }

    /// Reads bytes that were written after their number.
    mutating func counted() throws(Malformation) -> ArraySlice<UInt8> {
        let count = try varint()
        guard count <= UInt64(rest.count) else {
            throw Malformation(problem: "a field is longer than its block")
        }
        defer { rest.removeFirst(Int(count)) }
        return rest.prefix(Int(count))
    }

    /// Reads counted bytes as text; bytes that are not UTF-8 are replaced.
    mutating func text() throws(Malformation) -> String {
        String(decoding: try counted(), as: UTF8.self)
    }

    /// Reads a number that must fit a smaller type.
    mutating func integer<Value: FixedWidthInteger>(
        _ type: Value.Type
    ) throws(Malformation) -> Value {
        guard let value = Value(exactly: try varint()) else {
            throw Malformation(problem: "a number is too large for its field")
        }
        return value
    }
}
