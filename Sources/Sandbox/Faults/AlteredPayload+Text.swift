/// Payloads with other text in them; none of it moves a key out of its object.
extension AlteredPayload {
    /// The payload with its value written another way: the same number to everyone.
    ///
    /// The value is the number after the key `value`, or else the first number.
    ///
    /// - Parameter payload: JSON.
    /// - Returns: The altered bytes; nil where there is no number.
    static func respelling(_ payload: ArraySlice<UInt8>) -> [UInt8]? {
        guard let start = digitOfValue(in: payload) else { return nil }
        var altered = Array(payload)
        var index = start - payload.startIndex
        while index < altered.count, isInNumber(altered[index]) {
            if altered[index] | 0x20 == UInt8(ascii: "e") {
                altered[index] ^= 0x20
                return altered
            }
            index += 1
        }
        altered.insert(contentsOf: "e0".utf8, at: index)
        return altered
    }

    /// The payload with one field more, before its key `value`, or else in its outermost object.
    ///
    /// - Parameter payload: JSON.
    /// - Returns: The altered bytes; nil where there is no object.
    static func addingField(_ payload: ArraySlice<UInt8>) -> [UInt8]? {
        var altered = Array(payload)
        if let place = key("value", in: altered)?.start {
            altered.insert(contentsOf: #""planted":true,"#.utf8, at: place)
            return altered
        }
        guard let brace = altered.firstIndex(of: UInt8(ascii: "{")) else { return nil }
        let rest = altered[(brace + 1)...].drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let comma = rest.first == UInt8(ascii: "}") ? "" : ","
        altered.insert(contentsOf: (#""planted":true"# + comma).utf8, at: brace + 1)
        return altered
    }

    /// The payload with its unit `C` as `F`, `F` as `C`, and any other as `K`.
    ///
    /// - Parameter payload: JSON.
    /// - Returns: The altered bytes; nil where there is no text after a key `unit`.
    static func changingUnit(_ payload: ArraySlice<UInt8>) -> [UInt8]? {
        var altered = Array(payload)
        guard let colon = key("unit", in: altered)?.colon,
            let quote = altered[(colon + 1)...].firstIndex(where: { $0 != 0x20 }),
            altered[quote] == UInt8(ascii: "\""),
            let end = altered[(quote + 1)...].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        let unit =
            switch String(decoding: altered[(quote + 1)..<end], as: UTF8.self) {
            case "C": "F"
            case "F": "C"
            default: "K"
            }
        altered.replaceSubrange((quote + 1)..<end, with: unit.utf8)
        return altered
    }

    /// Where the first key of this name begins, with its quotation mark, and its colon.
    private static func key(
        _ name: String,
        in payload: [UInt8]
    ) -> (start: Int, colon: Int)? {
        var index = 0
        while index < payload.count {
            guard payload[index] == UInt8(ascii: "\"") else {
                index += 1
                continue
            }
            let start = index
            index += 1
            while index < payload.count, payload[index] != UInt8(ascii: "\"") {
                index += payload[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            guard index < payload.count else { return nil }
            let text = payload[(start + 1)..<index]
            index += 1
            let colon = payload[index...].firstIndex { $0 != 0x20 }
            guard let colon, payload[colon] == UInt8(ascii: ":"), text.elementsEqual(name.utf8)
            else { continue }
            return (start, colon)
        }
        return nil
    }

    private static func isInNumber(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: ".")
            || byte | 0x20 == UInt8(ascii: "e")
    }
}
