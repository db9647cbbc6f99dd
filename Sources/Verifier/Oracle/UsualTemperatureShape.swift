import Messaging

/// A short cut for the payloads that nearly every run sends.
///
///     {"temperature":{"value":-1234.5,"unit":"C"}}
///
/// Only plain decimals of at most 18 digits, nothing else anywhere. A law in the tests holds it
/// equal to ``SampleMeasurement`` wherever it answers at all.
struct UsualTemperatureShape: Sendable {
    // At hand, because a global is looked up behind a lock each time.
    private let head = Array(#"{"temperature":{"value":"#.utf8)
    private let middle = Array(#","unit":""#.utf8)
    private let tail = Array(#""}}"#.utf8)
    private let powersOfTen = Array(DecimalPowers.values.prefix(20))

    /// The reading in `payload`; nil when it is not of this shape, whatever it is then.
    func reading(of payload: [UInt8]) -> TemperatureReading? {
        let (head, middle, tail) = (head.span, middle.span, tail.span)
        let bytes = payload.span
        let unitIndex = bytes.count - tail.count - 1
        let end = unitIndex - middle.count
        guard end > head.count,
            bytes.extracting(0..<head.count).holdsSameBytes(as: head),
            bytes.extracting(end..<unitIndex).holdsSameBytes(as: middle),
            bytes.extracting((unitIndex + 1)...).holdsSameBytes(as: tail)
        else { return nil }
        let unit = bytes[unitIndex]
        guard unit == UInt8(ascii: "C") || unit == UInt8(ascii: "F"),
            let value = decimal(bytes, head.count, end)
        else { return nil }
        return TemperatureReading(value: value, isCelsius: unit == UInt8(ascii: "C"))
    }

    private func decimal(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Double? {
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
        let whole = Double(significand)
        let magnitude = decimals == 0 ? whole : whole / powersOfTen[decimals]
        return isNegative ? -magnitude : magnitude
    }
}
