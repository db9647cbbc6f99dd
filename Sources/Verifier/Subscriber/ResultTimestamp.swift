import Quantities

/// The user property `__ts` of a result, as far as it says when.
///
///     000001758255553528:00000:df     milliseconds since 1970, a counter, a node
///
/// Exactly three parts, of which the first two are digits; zeros before them do not count.
enum ResultTimestamp {
    /// The user property's name.
    static let property = Array("__ts".utf8)

    /// The instant in a value; nil where it is no timestamp.
    static func instant(in value: ArraySlice<UInt8>) -> WallClockInstant? {
        let parts = value.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 3, let milliseconds = number(parts[0]), number(parts[1]) != nil else {
            return nil
        }
        return WallClockInstant(milliseconds: milliseconds)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        guard digits.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) else { return nil }
        return Int64(String(decoding: digits, as: UTF8.self))
    }
}
