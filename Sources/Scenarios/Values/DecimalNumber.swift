/// A decimal number as it was written, without rounding: ±magnitude / 10^fractionDigits.
struct DecimalNumber: Hashable, Sendable {
    let isNegative: Bool
    /// All digits as one whole number.
    let magnitude: UInt64
    /// How many of the digits stand after the point, trailing zeros not counted; 0…40.
    let fractionDigits: Int

    /// Reads `12`, `-0.5`, and with `allowsExponent` also `6e3`; nil for anything else.
    ///
    /// Nil as well when the digits do not fit 64 bits or there are more than 40 after the point.
    init?(_ text: some StringProtocol, allowsExponent: Bool = false) {
        var rest = Substring(text)
        let negative = rest.first == "-"
        if negative { rest.removeFirst() }
        var digits: UInt64 = 0
        var fraction = 0
        var digitCount = 0
        var sawPoint = false
        while let character = rest.utf8.first {
            if character == UInt8(ascii: "."), !sawPoint, digitCount > 0 {
                sawPoint = true
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) {
                let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
                let (sum, sumOverflow) = product.addingReportingOverflow(UInt64(character - 48))
                guard !overflow, !sumOverflow, fraction <= 40 else { return nil }
                digits = sum
                digitCount += 1
                if sawPoint { fraction += 1 }
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        guard digitCount > 0, !sawPoint || fraction > 0 else { return nil }
        if allowsExponent, let mark = rest.first, mark == "e" || mark == "E" {
            guard let exponent = Int(rest.dropFirst()), (-40...40).contains(exponent) else {
                return nil
            }
            fraction -= exponent
            rest = ""
        }
        guard rest.isEmpty else { return nil }
        while fraction > 0, digits % 10 == 0 {
            digits /= 10
            fraction -= 1
        }
        while fraction < 0 {
            let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            digits = product
            fraction += 1
        }
        guard fraction <= 40 else { return nil }
        isNegative = negative
        magnitude = digits
        fractionDigits = fraction
    }

    /// The same number without its sign.
    init(positive number: DecimalNumber) {
        isNegative = false
        magnitude = number.magnitude
        fractionDigits = number.fractionDigits
    }

    /// The number times 10^`digits` as a whole number; nil when it is none or too large.
    func scaled(byDigits digits: Int) -> UInt64? {
        guard digits >= fractionDigits, !isNegative || magnitude == 0 else { return nil }
        var result = magnitude
        for _ in 0..<(digits - fractionDigits) {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            result = product
        }
        return result
    }
}
