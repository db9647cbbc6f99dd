/// Numbers, rounded as the module's parser rounds them, which is not always correctly.
///
/// Digits gather in 64 bits until the next would not fit; later digits only count. Then the whole
/// number of digits is multiplied or divided once by a power of ten. Up to 12 decimals that is the
/// nearest `Double`; beyond, one in ten is its neighbour.
/// Source: serde_json 1.0.145 without `float_roundtrip`, `f64_from_parts`.
extension JSONCursor {
    /// The three kinds of number the parser tells apart.
    enum Number {
        case natural(UInt64)
        case negative(Int64)
        case float(Double)
    }

    /// The powers of ten that a `Double` can hold, each correctly rounded.
    private static let powers: [Double] = (0...308).compactMap { Double("1e\($0)") }

    /// A number.
    mutating func number() throws(Trap) -> Number {
        skipWhitespace()
        let isNegative = take("-")
        guard let first = peekDigit else { throw Trap("the JSON text has no number") }
        advance()
        var significand = first
        var exponent = 0
        var isLong = false
        if first == 0 {
            guard peekDigit == nil else { throw Trap("a number starts with a zero") }
        } else {
            isLong = gatherInteger(&significand, exponent: &exponent)
        }
        if peek == UInt8(ascii: ".") {
            advance()
            try gatherFraction(&significand, exponent: &exponent)
        } else if peek != UInt8(ascii: "e"), peek != UInt8(ascii: "E"), !isLong {
            return Self.integer(significand, isNegative: isNegative)
        }
        if take("e") || take("E") {
            guard let shift = try exponentPart(isZero: significand == 0) else {
                return .float(isNegative ? -0.0 : 0.0)
            }
            exponent = exponent.saturatingAdd(shift)
        }
        let magnitude = try Self.scaled(significand, by: exponent)
        return .float(isNegative ? -magnitude : magnitude)
    }

    private static func integer(_ significand: UInt64, isNegative: Bool) -> Number {
        guard isNegative else { return .natural(significand) }
        guard significand > 0, significand <= UInt64(Int64.max) + 1 else {
            return .float(-Double(significand))
        }
        return .negative(Int64(truncatingIfNeeded: 0 &- significand))
    }

    /// Whether there were more digits than fit; the rest went to the exponent.
    private mutating func gatherInteger(_ significand: inout UInt64, exponent: inout Int) -> Bool {
        while let digit = peekDigit {
            guard let larger = significand.appending(digit) else {
                while peekDigit != nil {
                    advance()
                    exponent += 1
                }
                return true
            }
            advance()
            significand = larger
        }
        return false
    }

    private mutating func gatherFraction(
        _ significand: inout UInt64,
        exponent: inout Int
    ) throws(Trap) {
        guard peekDigit != nil else { throw Trap("a number lacks digits after its point") }
        while let digit = peekDigit, let larger = significand.appending(digit) {
            advance()
            significand = larger
            exponent -= 1
        }
        while peekDigit != nil { advance() }
    }

    /// The exponent written out; nil where it is too large to read and the value is zero.
    private mutating func exponentPart(isZero: Bool) throws(Trap) -> Int? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard var value = peekDigit else { throw Trap("a number lacks digits in its exponent") }
        advance()
        while let digit = peekDigit {
            advance()
            value = value * 10 + digit
            guard value <= UInt64(Int32.max) else {
                guard isZero || isNegative else { throw Trap("a number is out of range") }
                while peekDigit != nil { advance() }
                return nil
            }
        }
        return isNegative ? -Int(value) : Int(value)
    }

    private static func scaled(_ significand: UInt64, by exponent: Int) throws(Trap) -> Double {
        var value = Double(significand)
        var exponent = exponent
        // One step for each 308 powers of ten; the value is zero long before many are made.
        while exponent < -308 {
            guard value != 0 else { return 0 }
            value /= 1e308
            exponent += 308
        }
        guard exponent <= 308 else {
            guard value == 0 else { throw Trap("a number is out of range") }
            return 0
        }
        value = exponent < 0 ? value / powers[-exponent] : value * powers[exponent]
        guard value.isFinite else { throw Trap("a number is out of range") }
        return value
    }
}

extension UInt64 {
    /// The number with one more decimal digit; nil where it does not fit.
    fileprivate func appending(_ digit: UInt64) -> UInt64? {
        let (product, overflow) = multipliedReportingOverflow(by: 10)
        let (sum, sumOverflow) = product.addingReportingOverflow(digit)
        return overflow || sumOverflow ? nil : sum
    }
}

extension Int {
    /// The sum, held inside 32 bits as the parser's exponent is.
    fileprivate func saturatingAdd(_ other: Int) -> Int {
        Swift.min(Swift.max(self + other, Int(Int32.min)), Int(Int32.max))
    }
}
