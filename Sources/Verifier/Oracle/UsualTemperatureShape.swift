/// A short cut for the payloads that nearly every run sends.
///
///     {"temperature":{"value":-1234.5,"unit":"C"}}
///
/// Only plain decimals of at most 18 digits, nothing else anywhere. A law in the tests holds it
/// equal to ``SampleMeasurement`` wherever it answers at all.
enum UsualTemperatureShape {
    private static let head = Array(#"{"temperature":{"value":"#.utf8)
    private static let tail = Array(#","unit":"C"}}"#.utf8)
    /// Where the unit's letter is, counted from the end of the payload.
    private static let unitFromEnd = 4

    /// The reading in `payload`; nil when it is not of this shape, whatever it is then.
    static func reading(of payload: [UInt8]) -> TemperatureReading? {
        let end = payload.count - tail.count
        guard end > head.count else { return nil }
        for index in 0..<head.count where payload[index] != head[index] { return nil }
        let unitIndex = payload.count - unitFromEnd
        for index in 0..<tail.count
        where payload[end + index] != tail[index] && end + index != unitIndex { return nil }
        let unit = payload[unitIndex]
        guard unit == UInt8(ascii: "C") || unit == UInt8(ascii: "F"),
            let value = decimal(payload, head.count, end)
        else { return nil }
        return TemperatureReading(value: value, isCelsius: unit == UInt8(ascii: "C"))
    }

    private static func decimal(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Double? {
        var index = start
        let isNegative = bytes[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        let firstDigit = index
        var point: Int?
        var significand: UInt64 = 0
        guard end - index <= 19 else { return nil }
        while index < end {
            let digit = bytes[index] &- UInt8(ascii: "0")
            if digit <= 9 {
                significand = significand &* 10 &+ UInt64(digit)
            } else if bytes[index] == UInt8(ascii: "."), point == nil {
                point = index
            } else {
                return nil
            }
            index += 1
        }
        let wholeEnd = point ?? end
        let hasLeadingZero = wholeEnd - firstDigit > 1 && bytes[firstDigit] == UInt8(ascii: "0")
        // 19 digits without a point could be more than 64 signed bits hold: left to the reader.
        guard wholeEnd > firstDigit, !hasLeadingZero, point != end - 1,
            point != nil || end - firstDigit <= 18
        else { return nil }
        let decimals = point.map { end - $0 - 1 } ?? 0
        let magnitude = Double(significand) / DecimalPowers.values[decimals]
        return isNegative ? -magnitude : magnitude
    }
}
