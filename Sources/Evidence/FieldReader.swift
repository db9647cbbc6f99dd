/// Reads the fields that ``FieldWriter`` wrote, in any order, skipping unknown ones.
struct FieldReader {
    private var fields: [(number: UInt64, bytes: ArraySlice<UInt8>)] = []

    /// Takes `bytes` apart.
    init(_ bytes: ArraySlice<UInt8>) throws(ByteReader.Malformation) {
        var reader = ByteReader(bytes)
        while !reader.isAtEnd {
            fields.append((try reader.varint(), try reader.counted()))
        }
    }

    /// The text of a field; nil when it is not there.
    func text(_ number: UInt64) -> String? {
        first(number).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text of a field that must be there.
    func requiredText(_ number: UInt64) throws(ByteReader.Malformation) -> String {
        guard let value = text(number) else { throw missing(number) }
        return value
    }

    /// The texts of all fields of a number, in order.
    func texts(_ number: UInt64) -> [String] {
        fields.filter { $0.number == number }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// The number of a field; nil when it is not there.
    func integer<Value: FixedWidthInteger>(
        _ number: UInt64,
        _ type: Value.Type
    ) throws(ByteReader.Malformation) -> Value? {
        guard let bytes = first(number) else { return nil }
        var reader = ByteReader(bytes)
        return try reader.integer(type)
    }

    /// The number of a field that must be there.
    func requiredInteger<Value: FixedWidthInteger>(
        _ number: UInt64,
        _ type: Value.Type
    ) throws(ByteReader.Malformation) -> Value {
        guard let value = try integer(number, type) else { throw missing(number) }
        return value
    }

    /// A number that may be negative; nil when it is not there.
    func signed(_ number: UInt64) throws(ByteReader.Malformation) -> Int64? {
        guard let bytes = first(number) else { return nil }
        var reader = ByteReader(bytes)
        return try reader.zigzag()
    }

    /// A truth that must be there.
    func flag(_ number: UInt64) throws(ByteReader.Malformation) -> Bool {
        try requiredInteger(number, UInt64.self) != 0
    }

    /// All groups of a number, in order.
    func groups(_ number: UInt64) throws(ByteReader.Malformation) -> [FieldReader] {
        var groups: [FieldReader] = []
        for field in fields where field.number == number {
            groups.append(try FieldReader(field.bytes))
        }
        return groups
    }

    /// The first group of a number, which must be there.
    func requiredGroup(_ number: UInt64) throws(ByteReader.Malformation) -> FieldReader {
        guard let group = try groups(number).first else { throw missing(number) }
        return group
    }

    private func first(_ number: UInt64) -> ArraySlice<UInt8>? {
        fields.first { $0.number == number }?.bytes
    }

    private func missing(_ number: UInt64) -> ByteReader.Malformation {
        ByteReader.Malformation(problem: "field \(number) is missing")
    }
}
