/// Crockford's base 32 in lower case: five bits a character, no i, l, o or u.
///
/// Source: Douglas Crockford, _Base 32_, crockford.com/base32.html.
enum Base32 {
    static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, digit) in alphabet.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    /// The lowest `5 * count` bits of `value`, most significant digit first.
    static func digits(of value: UInt64, count: Int) -> [UInt8] {
        (0..<count).map { digit(value >> UInt64(5 * (count - 1 - $0))) }
    }

    /// The digit of the lowest five bits.
    static func digit(_ value: UInt64) -> UInt8 { alphabet[Int(value & 31)] }

    /// The five bits of a digit; nil for any other byte, capitals included.
    static func value(ofDigit digit: UInt8) -> UInt8? {
        let value = values[Int(digit)]
        return value == 0xFF ? nil : value
    }

    /// The number that `digits` spell; nil for other bytes or more than twelve digits.
    static func value(of digits: [UInt8]) -> UInt64? {
        guard digits.count <= 12 else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            guard let bits = self.value(ofDigit: digit) else { return nil }
            value = value << 5 | UInt64(bits)
        }
        return value
    }
}
