/// A positive decimal number as digits and a power of ten: `significand` × 10^`exponent`.
struct DecimalDigits: Hashable, Sendable {
    /// All digits as one whole number.
    let significand: UInt64
    /// Where the point is: how many zeros follow the digits, or less than 0, how many stand behind it.
    let exponent: Int

    /// A number.
    init(significand: UInt64, exponent: Int) {
        self.significand = significand
        self.exponent = exponent
    }

    /// Reads `12`, `0.25` or `1.5e-07`; nil for what has a sign or more than 19 digits.
    init?(_ text: String) {
        let halves = text.split(separator: "e", maxSplits: 1)
        guard let number = halves.first else { return nil }
        let parts = number.split(separator: ".", maxSplits: 1)
        let fraction = parts.count > 1 ? parts[1] : ""
        guard let digits = UInt64(parts[0] + fraction) else { return nil }
        guard let power = halves.count > 1 ? Int(halves[1]) : 0 else { return nil }
        self.init(significand: digits, exponent: power - fraction.utf8.count)
    }

    /// How many digits there are, without zeros at the end.
    var digitCount: Int {
        var rest = significand
        while rest > 0, rest % 10 == 0 { rest /= 10 }
        return rest == 0 ? 1 : String(rest).utf8.count
    }

    /// The same number with exactly `count` digits; nil where they do not fit.
    func padded(to count: Int) -> DecimalDigits? {
        var (digits, exponent) = (significand, exponent)
        guard digits > 0 else { return nil }
        while String(digits).utf8.count < count {
            let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            digits = product
            exponent -= 1
        }
        return DecimalDigits(significand: digits, exponent: exponent)
    }

    /// The number so many units of its last digit away; nil beyond 64 bits.
    func moved(by step: Int64) -> DecimalDigits? {
        let magnitude = step.magnitude
        let (moved, overflow) =
            step < 0
            ? significand.subtractingReportingOverflow(magnitude)
            : significand.addingReportingOverflow(magnitude)
        return overflow ? nil : DecimalDigits(significand: moved, exponent: exponent)
    }

    /// What a parser makes of the digits that rounds them to a double and then multiplies or divides
    /// by a power of ten, as `serde_json` does; nil where it refuses the number as too large.
    ///
    /// Source: serde_json 1.0.145, `f64_from_parts` in `de.rs`, its behaviour.
    var readInOneStep: Double? {
        var value = Double(significand)
        var exponent = exponent
        while exponent < -308, value != 0 {
            value /= 1e308
            exponent += 308
        }
        guard value != 0 else { return value }
        guard exponent <= 308 else { return nil }
        let power = Double("1e\(exponent.magnitude)") ?? .infinity
        let read = exponent < 0 ? value / power : value * power
        return read.isFinite ? read : nil
    }

    /// The number as JSON: plain where it is short enough, with an exponent otherwise.
    var text: String {
        let digits = String(significand)
        let point = digits.utf8.count + exponent
        if exponent >= 0, point <= 19 {
            return digits + String(repeating: "0", count: exponent)
        }
        if point > 0, exponent < 0 {
            return "\(digits.prefix(point)).\(digits.dropFirst(point))"
        }
        if point <= 0, point > -6 {
            return "0." + String(repeating: "0", count: -point) + digits
        }
        let fraction = digits.dropFirst()
        return "\(digits.prefix(1))\(fraction.isEmpty ? "" : ".")\(fraction)e\(point - 1)"
    }
}
