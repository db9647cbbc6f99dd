extension DecimalNumber {
    /// As people write it, with `zeros` needless zeros after the last decimal: `2000`, `2000.0`.
    func plain(trailingZeros zeros: Int = 0) -> String {
        var digits = String(significand)
        var fraction = ""
        if exponent >= 0 {
            digits += String(repeating: "0", count: exponent)
        } else {
            let missing = 1 - exponent - digits.count
            if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
            fraction = String(digits.suffix(-exponent))
            digits.removeLast(-exponent)
        }
        fraction += String(repeating: "0", count: zeros)
        return sign + digits + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// With one digit before the point and a power of ten: `2e3`, `3.422e3`.
    var scientific: String {
        let digits = String(significand)
        let fraction = digits.dropFirst()
        let power = exponent + fraction.count
        return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "e\(power)"
    }

    private var sign: String { isNegative ? "-" : "" }
}
