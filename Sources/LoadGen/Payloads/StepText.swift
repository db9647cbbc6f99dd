/// Writes whole numbers of decimal steps, such as 302,150 steps of 0.01 as `3021.50`.
enum StepText {
    /// Powers of ten that a step can have.
    static let powersOfTen: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
        10_000_000_000, 100_000_000_000, 1_000_000_000_000,
    ]

    /// Appends `steps` times 10^-`decimals`, always with exactly that many decimals.
    ///
    /// Integer arithmetic only: the digits are exact. Zero has no sign.
    static func append(_ steps: Int64, decimals: Int, to text: inout [UInt8]) {
        if steps < 0 { text.append(UInt8(ascii: "-")) }
        guard decimals > 0 else {
            append(steps.magnitude, minimumDigits: 1, to: &text)
            return
        }
        let (whole, fraction) = steps.magnitude.quotientAndRemainder(
            dividingBy: powersOfTen[decimals]
        )
        append(whole, minimumDigits: 1, to: &text)
        text.append(UInt8(ascii: "."))
        append(fraction, minimumDigits: decimals, to: &text)
    }

    /// Appends a number with zeros in front up to `minimumDigits`.
    static func append(_ number: UInt64, minimumDigits: Int, to text: inout [UInt8]) {
        var count = minimumDigits
        while count < powersOfTen.count, number >= powersOfTen[count] { count += 1 }
        // Beyond the table, digit by digit.
        var high = count < powersOfTen.count ? 0 : number / powersOfTen[count - 1] / 10
        while high > 0 {
            high /= 10
            count += 1
        }
        for _ in 0..<count { text.append(UInt8(ascii: "0")) }
        var digits = text.mutableSpan
        var rest = number
        var index = digits.count - 1
        while rest > 0 {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            digits[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
            rest = quotient
            index -= 1
        }
    }
}
