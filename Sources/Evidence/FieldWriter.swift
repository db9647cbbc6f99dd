/// Writes the fields of a header block: number, length, bytes, one after the other.
///
/// A reader skips numbers that it does not know, so fields can be added without a new version.
struct FieldWriter {
    private var writer = ByteWriter()

    /// What was written so far.
    var bytes: [UInt8] { writer.bytes }

    /// Writes text.
    mutating func text(_ number: UInt64, _ value: String) {
        writer.varint(number)
        writer.counted(value.utf8)
    }

    /// Writes text if there is some.
    mutating func text(_ number: UInt64, _ value: String?) {
        if let value { text(number, value) }
    }

    /// Writes a list of texts as fields of the same number.
    mutating func texts(_ number: UInt64, _ values: [String]) {
        for value in values { text(number, value) }
    }

    /// Writes a number below 2^64.
    mutating func integer(_ number: UInt64, _ value: UInt64) {
        var bytes = ByteWriter()
        bytes.varint(value)
        writer.varint(number)
        writer.counted(bytes.bytes)
    }

    /// Writes a number if there is one.
    mutating func integer(_ number: UInt64, _ value: (some UnsignedInteger)?) {
        if let value { integer(number, UInt64(value)) }
    }

    /// Writes a number that may be negative.
    mutating func signed(_ number: UInt64, _ value: Int64) {
        integer(number, UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    /// Writes a truth as 0 or 1.
    mutating func flag(_ number: UInt64, _ value: Bool) {
        integer(number, UInt64(value ? 1 : 0))
    }

    /// Writes fields that belong together as one field.
    mutating func group(_ number: UInt64, _ fields: FieldWriter) {
        writer.varint(number)
        writer.counted(fields.bytes)
    }
}
