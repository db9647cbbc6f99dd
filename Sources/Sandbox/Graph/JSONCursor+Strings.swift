/// Text, with its escapes.
extension JSONCursor {
    /// A string, which must be UTF-8 and have no control character and, unless told, no half
    /// surrogate pair; such halves then become U+FFFD.
    mutating func string(allowingHalfPairs: Bool = false) throws(Trap) -> String {
        try expect("\"")
        if let plain = plainText() {
            guard let string = String(validating: plain, as: UTF8.self) else {
                throw Trap("a string is not UTF-8")
            }
            return string
        }
        var text: [UInt8] = []
        while true {
            switch try next() {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw Trap("a string is not UTF-8")
                }
                return string
            case UInt8(ascii: "\\"):
                let scalar = try escape(allowingHalfPairs)
                text.append(contentsOf: String(Character(scalar)).utf8)
            case let byte:
                guard byte >= 0x20 else { throw Trap("a string has a control character") }
                text.append(byte)
            }
        }
    }

    /// Steps over a string of which only the escapes' form is checked, from after its quote.
    mutating func skipString() throws(Trap) {
        while true {
            switch try next() {
            case UInt8(ascii: "\""):
                return
            case UInt8(ascii: "\\"):
                if try simpleEscape(next()) == nil { _ = try hexadecimal() }
            case let byte:
                guard byte >= 0x20 else { throw Trap("a string has a control character") }
            }
        }
    }

    /// The character of an escape, from after the backslash.
    private mutating func escape(
        _ allowsHalfPairs: Bool
    ) throws(Trap) -> Unicode.Scalar {
        if let scalar = try simpleEscape(next()) { return scalar }
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        if allowsHalfPairs {
            guard first < 0xDC00, let second = lowHalf() else { return "\u{FFFD}" }
            return Self.joined(first, second) ?? "\u{FFFD}"
        }
        guard first < 0xDC00, try next() == UInt8(ascii: "\\"), try next() == UInt8(ascii: "u")
        else { throw Trap("a string has half a surrogate pair") }
        let second = try hexadecimal()
        guard second & 0xFC00 == 0xDC00,
            let scalar = Self.joined(first, second)
        else { throw Trap("a string has half a surrogate pair") }
        return scalar
    }

    private static func joined(_ first: UInt16, _ second: UInt16) -> Unicode.Scalar? {
        Unicode.Scalar(0x1_0000 + (UInt32(first) & 0x3FF) << 10 + (UInt32(second) & 0x3FF))
    }

    /// Steps over an escape that is the second half of a pair; nil, and no step, where there is none.
    private mutating func lowHalf() -> UInt16? {
        var ahead = self
        guard ahead.take("\\"), ahead.take("u"), let value = try? ahead.hexadecimal(),
            value & 0xFC00 == 0xDC00
        else { return nil }
        self = ahead
        return value
    }

    /// The character of a one-letter escape; nil for `u`.
    private func simpleEscape(_ letter: UInt8) throws(Trap) -> Unicode.Scalar? {
        switch Unicode.Scalar(letter) {
        case "\"", "\\", "/": Unicode.Scalar(letter)
        case "b": "\u{08}"
        case "f": "\u{0C}"
        case "n": "\n"
        case "r": "\r"
        case "t": "\t"
        case "u": nil
        default: throw Trap("a string has an unknown escape")
        }
    }

    private mutating func hexadecimal() throws(Trap) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(try next())).hexDigitValue else {
                throw Trap("a string has an unknown escape")
            }
            value = value << 4 | UInt16(digit)
        }
        return value
    }
}
