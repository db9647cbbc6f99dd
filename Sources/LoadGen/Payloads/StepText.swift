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
        let start = text.count
        let count = max(minimumDigits, digitCount(of: number))
        text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count))
        var digits = text.mutableSpan
        write(number, into: &digits, from: start, before: start + count)
    }

    /// How many digits a number has.
    @inline(__always)
    static func digitCount(of number: UInt64) -> Int {
        var count = 1
        var limit: UInt64 = 10
        while number >= limit {
            count += 1
            let (next, overflow) = limit.multipliedReportingOverflow(by: 10)
            if overflow { break }
            limit = next
        }
        return count
    }

    /// Writes a number's last digits so that they end before `end`, with zeros from `start` on.
    @inline(__always)
    static func write(
        _ number: UInt64,
        into digits: inout MutableSpan<UInt8>,
        from start: Int,
        before end: Int
    ) {
        var rest = number
        var index = end
        while index > start {
            index -= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            digits[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
            rest = quotient
        }
    }
}
