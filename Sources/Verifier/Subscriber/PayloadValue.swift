/// The number that stands behind `"value":` in a payload, without reading all of it.
enum PayloadValue {
    private static let key = Array(#""value":"#.utf8)

    /// The first such number; nil where there is none.
    static func first(in payload: ArraySlice<UInt8>) -> Double? {
        guard let found = payload.firstRange(of: key) else { return nil }
        let rest = payload[found.upperBound...].drop { $0 == UInt8(ascii: " ") }
        let digits = rest.prefix { byte in
            byte &- 0x30 <= 9 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
        }
        return Double(String(decoding: digits, as: UTF8.self))
    }
}
