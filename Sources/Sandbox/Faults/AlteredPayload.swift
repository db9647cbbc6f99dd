/// Payloads with one number changed.
enum AlteredPayload {
    /// The payload with the first digit of its value one higher (a 9 one lower).
    ///
    /// The value is the number after the key `value`, or else the first number. The JSON stays
    /// valid: no digit becomes a leading zero.
    ///
    /// - Parameter payload: JSON.
    /// - Returns: The altered bytes; nil where there is no number to alter.
    static func altering(_ payload: ArraySlice<UInt8>) -> [UInt8]? {
        guard let index = digitOfValue(in: payload) else { return nil }
        var altered = Array(payload)
        let offset = index - payload.startIndex
        altered[offset] =
            altered[offset] == UInt8(ascii: "9") ? UInt8(ascii: "8") : altered[offset] + 1
        return altered
    }

    /// Where the first digit of the value is; nil where there is no number.
    static func digitOfValue(in payload: ArraySlice<UInt8>) -> Int? {
        var firstDigit: Int?
        var text: [UInt8] = []
        var isInString = false
        var index = payload.startIndex
        while index < payload.endIndex {
            let byte = payload[index]
            if isInString {
                switch byte {
                case UInt8(ascii: "\\"): index += 1
                case UInt8(ascii: "\""): isInString = false
                default: text.append(byte)
                }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
                text = []
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                if text.elementsEqual("value".utf8) { return index }
                firstDigit = firstDigit ?? index
            } else if byte == UInt8(ascii: ",") {
                text = []
            }
            index += 1
        }
        return firstDigit
    }
}
