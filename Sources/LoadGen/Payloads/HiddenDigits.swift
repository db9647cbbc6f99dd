import Evidence
import Scenarios

/// Writes a slot's identity behind the value of a temperature.
///
///     {"temperature":{"value":3021.50,"unit":"C"}}
///     {"temperature":{"value":3021.50000001203,"unit":"C"}}
struct HiddenDigits: Sendable {
    /// What stands behind a value: `,"unit":"C"}}`.
    private static let tail = #","unit":"C"}}"#.utf8.count
    /// What stands before one.
    private static let head = #"{"temperature":{"value":"#.utf8.count

    let identity: HiddenIdentity
    /// How many decimals values have of their own.
    let decimals: Int

    /// The value of a payload that was written here.
    func value(in payload: [UInt8]) -> Double? {
        let end = payload.count - Self.tail
        guard end > Self.head else { return nil }
        return Double(String(decoding: payload[Self.head..<end], as: UTF8.self))
    }

    /// Writes the digits into a payload that ``TemperatureText`` wrote.
    func hide(_ publisher: UInt32, _ sequence: UInt64, in payload: inout [UInt8]) {
        var code = identity.code(publisher: publisher, sequence: sequence)
        var digits = [UInt8](repeating: 0, count: HiddenIdentity.width(behind: decimals))
        for index in digits.indices.reversed() {
            digits[index] = UInt8(ascii: "0") + UInt8(code % 10)
            code /= 10
        }
        let point = decimals == 0 ? [UInt8(ascii: ".")] : []
        payload.insert(contentsOf: point + digits, at: payload.count - Self.tail)
    }
}
