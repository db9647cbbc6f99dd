extension SerdeReader {
    /// A number that something reads.
    ///
    /// Digits are gathered in 64 bits until the next would overflow; further digits of the whole
    /// part only count, further decimals are passed over. The result is then one multiplication or
    /// division by a power of ten: not always the nearest double, and meant to be so.
    mutating func number() throws(SerdeFailure) -> SerdeNumber {
        let isNegative = peekToken() == UInt8(ascii: "-")
        if isNegative { position += 1 }
        guard let first = takeDigit() else { throw SerdeFailure("a number is expected") }
        var significand = UInt64(first)
        var exponent = 0
        if first == 0 {
            guard takeDigit() == nil else { throw SerdeFailure("a number begins with a zero") }
        } else {
            while let digit = peekDigit() {
                position += 1
                if exponent > 0 || !Self.append(digit, to: &significand) { exponent += 1 }
            }
        }
        let isWhole = exponent == 0
        let hasFraction = try takeFraction(&significand, &exponent)
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            let value = try takeExponent(significand, exponent)
            return .float(isNegative ? -value : value)
        }
        guard hasFraction || !isWhole else {
            guard isNegative else { return .unsigned(significand) }
            let negated = 0 &- Int64(truncatingIfNeeded: significand)
            return negated < 0 ? .negative(negated) : .float(-Double(significand))
        }
        let value = try Self.scale(significand, by: exponent)
        return .float(isNegative ? -value : value)
    }

    /// A number that must be a whole one of 64 bits, without a sign.
    mutating func unsignedInteger() throws(SerdeFailure) -> UInt64 {
        guard case .unsigned(let value) = try number() else {
            throw SerdeFailure("a whole number that is not negative is expected")
        }
        return value
    }

    /// Passes over a number that nothing reads: it may be of any size.
    mutating func ignoreNumber() throws(SerdeFailure) {
        if peek == UInt8(ascii: "-") { position += 1 }
        guard let first = takeDigit() else { throw SerdeFailure("a number has no digits") }
        if first == 0, peekDigit() != nil { throw SerdeFailure("a number begins with a zero") }
        while takeDigit() != nil {}
        if peek == UInt8(ascii: ".") {
            position += 1
            guard takeDigit() != nil else { throw SerdeFailure("a number ends in a point") }
            while takeDigit() != nil {}
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            guard takeDigit() != nil else { throw SerdeFailure("an exponent has no digits") }
            while takeDigit() != nil {}
        }
    }

    /// Takes a fraction, if there is one, and says whether there was.
    private mutating func takeFraction(
        _ significand: inout UInt64,
        _ exponent: inout Int
    ) throws(SerdeFailure) -> Bool {
        guard peek == UInt8(ascii: ".") else { return false }
        position += 1
        guard peekDigit() != nil else { throw SerdeFailure("a number ends in a point") }
        while let digit = peekDigit() {
            guard Self.append(digit, to: &significand) else { break }
            position += 1
            exponent -= 1
        }
        while takeDigit() != nil {}
        return true
    }

    private mutating func takeExponent(
        _ significand: UInt64,
        _ start: Int
    ) throws(SerdeFailure) -> Double {
        position += 1
        let isNegative = peek == UInt8(ascii: "-")
        if isNegative || peek == UInt8(ascii: "+") { position += 1 }
        guard let first = takeDigit() else { throw SerdeFailure("an exponent has no digits") }
        var exponent = Int(first)
        while let digit = takeDigit() {
            exponent = exponent * 10 + Int(digit)
            guard exponent <= Int(Int32.max) else {
                guard significand == 0 || isNegative else {
                    throw SerdeFailure("a number is too large")
                }
                while takeDigit() != nil {}
                return 0
            }
        }
        return try Self.scale(significand, by: isNegative ? start - exponent : start + exponent)
    }

    private static func scale(
        _ significand: UInt64,
        by exponent: Int
    ) throws(SerdeFailure) -> Double {
        let powers = DecimalPowers.values
        var value = Double(significand)
        var exponent = exponent
        while exponent < -308 {
            guard value != 0 else { return value }
            value /= powers[308]
            exponent += 308
        }
        guard exponent > 0 else { return value / powers[-exponent] }
        guard value != 0 || exponent <= 308 else { return value }
        guard exponent <= 308, (value * powers[exponent]).isFinite else {
            throw SerdeFailure("a number is too large")
        }
        return value * powers[exponent]
    }

    /// Appends a digit; false, and nothing done, when 64 bits do not hold it.
    private static func append(_ digit: UInt8, to significand: inout UInt64) -> Bool {
        let (product, isTooLarge) = significand.multipliedReportingOverflow(by: 10)
        let (sum, overflows) = product.addingReportingOverflow(UInt64(digit))
        guard !isTooLarge, !overflows else { return false }
        significand = sum
        return true
    }

    private func peekDigit() -> UInt8? {
        guard let byte = peek, byte &- UInt8(ascii: "0") <= 9 else { return nil }
        return byte - UInt8(ascii: "0")
    }

    private mutating func takeDigit() -> UInt8? {
        guard let digit = peekDigit() else { return nil }
        position += 1
        return digit
    }
}
