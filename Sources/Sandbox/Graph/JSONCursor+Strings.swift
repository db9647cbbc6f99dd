/// Text, with its escapes.
extension JSONCursor {
    /// A string, which must be UTF-8 and have no control character and no half surrogate pair.
    mutating func string() throws(Trap) -> String {
        try expect("\"")
        var text: [UInt8] = []
        while true {
            switch try next() {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw Trap("a string is not UTF-8")
                }
                return string
            case UInt8(ascii: "\\"):
                text.append(contentsOf: String(Character(try escape())).utf8)
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
    private mutating func escape() throws(Trap) -> Unicode.Scalar {
        if let scalar = try simpleEscape(next()) { return scalar }
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, try next() == UInt8(ascii: "\\"), try next() == UInt8(ascii: "u")
        else { throw Trap("a string has half a surrogate pair") }
        let second = try hexadecimal()
        guard second & 0xFC00 == 0xDC00,
            let scalar = Unicode.Scalar(
                0x1_0000 + (UInt32(first) & 0x3FF) << 10 + (UInt32(second) & 0x3FF)
            )
        else { throw Trap("a string has half a surrogate pair") }
        return scalar
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
