/// The second carrier of a message's identity: the node of its user property `__ts`.
///
///     1758255553528:0:e5k0d3mz000g000000h7k2qp     milliseconds, a counter, the identity
///
/// A graph that keeps a message's time keeps what it is called, even where it drops the property that
/// is there for that.
public enum TimestampIdentity {
    /// The user property's name.
    public static let property = Array("__ts".utf8)

    /// Where the identity is in a value; nil where the value has no node as long as one.
    public static func place(in value: Span<UInt8>) -> Range<Int>? {
        let start = value.count - IdentityProperty.valueLength
        guard start > 0, value[start - 1] == UInt8(ascii: ":") else { return nil }
        return start..<value.count
    }

    /// The milliseconds since 1970 at the beginning of a value; nil where there are none.
    public static func milliseconds(in value: Span<UInt8>) -> Int64? {
        var number: Int64 = 0
        for index in value.indices {
            let byte = value[index]
            if byte == UInt8(ascii: ":") { return index > 0 ? number : nil }
            guard byte &- 0x30 <= 9, index < 18 else { return nil }
            number = number * 10 + Int64(byte &- 0x30)
        }
        return nil
    }
}
