/// A number as people write it: digits and a power of ten, no binary rounding.
///
///     2000.5   significand 20005   exponent -1
///     4000     significand 4       exponent  3
struct DecimalNumber: Hashable, Sendable {
    /// Whether it is below zero.
    let isNegative: Bool
    /// The digits, without zeros at the end.
    let significand: UInt64
    /// The power of ten that the digits are multiplied by.
    let exponent: Int

    /// Creates the shortest decimal number that reads back as `value`, which must be finite.
    init(_ value: Double) {
        precondition(value.isFinite, "a temperature is a finite number")
        var digits: UInt64 = 0
        var power = 0
        var hasPoint = false
        let text = value.magnitude.description.utf8
        let mantissa = text.prefix { $0 != UInt8(ascii: "e") }
        for byte in mantissa {
            guard byte != UInt8(ascii: ".") else {
                hasPoint = true
                continue
            }
            // At most 17 digits: cannot overflow.
            digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
            if hasPoint { power -= 1 }
        }
        power += Int(Substring(text.dropFirst(mantissa.count + 1))) ?? 0
        while digits > 0, digits % 10 == 0 {
            digits /= 10
            power += 1
        }
        isNegative = value < 0
        significand = digits
        exponent = digits == 0 ? 0 : power
    }

    /// Where the number lies among whole numbers of steps of 10^-`decimals`; nil when those do not fit
    /// 62 bits.
    func steps(decimals: Int) -> Steps? {
        let shift = exponent + decimals
        var magnitude = significand
        var isExact = true
        var lastDropped: UInt64 = 0
        if shift >= 0 {
            for _ in 0..<shift {
                guard magnitude <= (1 << 62) / 10 else { return nil }
                magnitude *= 10
            }
        } else {
            // After nineteen digits nothing is left.
            for _ in 0..<min(-shift, 20) {
                (magnitude, lastDropped) = magnitude.quotientAndRemainder(dividingBy: 10)
                if lastDropped != 0 { isExact = false }
            }
        }
        guard magnitude < 1 << 62 else { return nil }
        let sign: Int64 = isNegative ? -1 : 1
        let inner = sign * Int64(magnitude)
        let outer = isExact ? inner : inner + sign
        return Steps(
            below: min(inner, outer),
            above: max(inner, outer),
            nearest: lastDropped >= 5 ? outer : inner
        )
    }

    /// The steps around a number.
    struct Steps: Hashable, Sendable {
        /// The step just at or below the number.
        let below: Int64
        /// The step just at or above the number; the same as below for a number on a step.
        let above: Int64
        /// The nearer of the two; halfway, the one away from zero.
        let nearest: Int64
    }
}
