/// A number in the text form that Rust's `str::parse::<f64>` takes, correctly rounded.
///
/// An optional sign, then digits with an optional point and exponent, or `inf`, `infinity` or `nan`
/// in any case. No white space, no hexadecimal digits, no separators.
struct RustNumber {
    /// The value.
    let value: Double

    /// Nil for any other text.
    init?(_ text: String) {
        var digits = Array(text.utf8)
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        let magnitude: Double
        switch String(decoding: digits, as: UTF8.self).lowercased() {
        case "inf", "infinity":
            magnitude = .infinity
        case "nan":
            magnitude = .nan
        case let word:
            guard Self.isDecimal(digits), let number = Double(word) else { return nil }
            magnitude = number
        }
        value = isNegative ? -magnitude : magnitude
    }

    private static func isDecimal(_ text: [UInt8]) -> Bool {
        var rest = text[...]
        var digitCount = removeDigits(&rest)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            digitCount += removeDigits(&rest)
        }
        guard digitCount > 0 else { return false }
        guard let letter = rest.first else { return true }
        guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") else { return false }
        rest.removeFirst()
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        return removeDigits(&rest) > 0 && rest.isEmpty
    }

    private static func removeDigits(_ text: inout ArraySlice<UInt8>) -> Int {
        let digits = text.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        text.removeFirst(digits.count)
        return digits.count
    }
}
