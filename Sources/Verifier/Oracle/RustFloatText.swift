/// Doubles as `serde_json` 1.0.145 writes them: the shortest digits that read back the same.
///
///     0.0   653.8888888888889   0.00001   1e-6   1234567890123456.0   1.2345678901234568e17
///
/// Infinity and not-a-number are written as `null`. How a number is spelt matters, because an
/// operation behind a map reads it with ``SerdeReader``, which rounds by the digits.
/// Source: dtolnay/ryu, `src/pretty/mod.rs`.
enum RustFloatText {
    /// The text of a number.
    static func text(of value: Double) -> String {
        guard value.isFinite else { return "null" }
        let sign = value.sign == .minus ? "-" : ""
        guard value != 0 else { return sign + "0.0" }
        let (digits, exponent) = shortest(value.magnitude)
        let point = digits.count + exponent
        let text: String
        if exponent >= 0, point <= 16 {
            text = digits + String(repeating: "0", count: exponent) + ".0"
        } else if point > 0, point <= 16 {
            text = digits.prefix(point) + "." + digits.dropFirst(point)
        } else if point > -5, point <= 0 {
            text = "0." + String(repeating: "0", count: -point) + digits
        } else if digits.count == 1 {
            text = digits + "e\(point - 1)"
        } else {
            text = digits.prefix(1) + "." + digits.dropFirst() + "e\(point - 1)"
        }
        return sign + text
    }

    /// The digits without zeros at either end, and the power of ten of the last one.
    private static func shortest(_ value: Double) -> (digits: String, exponent: Int) {
        let parts = "\(value)".split(separator: "e")
        var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = halves.count > 1 ? halves[1] : ""
        var digits = (halves[0] + fraction).drop { $0 == "0" }
        exponent -= fraction.count
        while digits.last == "0" {
            digits.removeLast()
            exponent += 1
        }
        return (String(digits), exponent)
    }
}
