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

    /// The whole numbers of steps of 10^-`decimals` just at or below and just at or above; equal when
    /// the number is on a step, nil when they do not fit 62 bits.
    func steps(decimals: Int) -> (below: Int64, above: Int64)? {
        let shift = exponent + decimals
        var magnitude = significand
        var isExact = true
        if shift >= 0 {
            for _ in 0..<shift {
                guard magnitude < 1 << 58 else { return nil }
                magnitude *= 10
            }
        } else {
            for _ in 0..<(-shift) where magnitude > 0 {
                if magnitude % 10 != 0 { isExact = false }
                magnitude /= 10
            }
        }
        guard magnitude < 1 << 62 else { return nil }
        let towardsZero = isNegative ? -Int64(magnitude) : Int64(magnitude)
        if isExact { return (towardsZero, towardsZero) }
        return isNegative ? (towardsZero - 1, towardsZero) : (towardsZero, towardsZero + 1)
    }
}
