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
        let start = text.count
        let size = size(of: steps, decimals: decimals)
        text.append(contentsOf: repeatElement(0, count: size))
        var target = text.mutableSpan
        write(steps, decimals: decimals, into: &target, from: start, before: start + size)
    }

    /// How many bytes `steps` times 10^-`decimals` take.
    @inline(__always)
    static func size(of steps: Int64, decimals: Int) -> Int {
        let sign = steps < 0 ? 1 : 0
        guard decimals > 0 else { return sign + digitCount(of: steps.magnitude) }
        return sign + digitCount(of: steps.magnitude / powersOfTen[decimals]) + 1 + decimals
    }

    /// Writes what ``append(_:decimals:to:)`` appends, from `start` to `end`, which must be its size.
    @inline(__always)
    static func write(
        _ steps: Int64,
        decimals: Int,
        into text: inout MutableSpan<UInt8>,
        from start: Int,
        before end: Int
    ) {
        var first = start
        if steps < 0 {
            text[first] = UInt8(ascii: "-")
            first += 1
        }
        guard decimals > 0 else {
            write(steps.magnitude, into: &text, from: first, before: end)
            return
        }
        let (whole, fraction) = steps.magnitude.quotientAndRemainder(
            dividingBy: powersOfTen[decimals]
        )
        let point = end - decimals - 1
        write(whole, into: &text, from: first, before: point)
        text[point] = UInt8(ascii: ".")
        write(fraction, into: &text, from: point + 1, before: end)
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
        // Two at a time: a digit has to wait for the division before it.
        while index - start >= 2 {
            let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
            let (tens, ones) = pair.quotientAndRemainder(dividingBy: 10)
            digits[index - 2] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: tens)
            digits[index - 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: ones)
            index -= 2
            rest = quotient
        }
        if index > start {
            digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        }
    }
}
