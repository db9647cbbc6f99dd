extension SerdeReader {
    /// The UTF-8 bytes of a string that something reads: escapes resolved, UTF-8 valid.
    mutating func string() throws(SerdeFailure) -> [UInt8] {
        try take("\"")
        var text: [UInt8] = []
        while true {
            let byte = try take()
            switch byte {
            case UInt8(ascii: "\""):
                guard String(validating: text, as: UTF8.self) != nil else {
                    throw SerdeFailure("a string is not UTF-8")
                }
                return text
            case UInt8(ascii: "\\"): try takeEscape(into: &text)
            case ..<0x20: throw SerdeFailure("a string holds a control character")
            default: text.append(byte)
            }
        }
    }

    /// Passes over a string that nothing reads: its bytes need not be UTF-8.
    mutating func ignoreString() throws(SerdeFailure) {
        try take("\"")
        while true {
            switch try take() {
            case UInt8(ascii: "\""): return
            case UInt8(ascii: "\\"):
                let letter = try take()
                if letter == UInt8(ascii: "u") {
                    _ = try hexadecimalEscape()
                } else if Self.escaped(letter) == nil {
                    throw SerdeFailure("a string holds an unknown escape")
                }
            case ..<0x20: throw SerdeFailure("a string holds a control character")
            default: continue
            }
        }
    }

    private mutating func takeEscape(into text: inout [UInt8]) throws(SerdeFailure) {
        let letter = try take()
        if let byte = Self.escaped(letter) {
            text.append(byte)
            return
        }
        guard letter == UInt8(ascii: "u") else {
            throw SerdeFailure("a string holds an unknown escape")
        }
        var code = UInt32(try hexadecimalEscape())
        if (0xD800..<0xE000).contains(code), dialect == .python {
            try takeSurrogate(code, into: &text)
            return
        }
        if (0xD800..<0xDC00).contains(code) {
            guard try take() == UInt8(ascii: "\\"), try take() == UInt8(ascii: "u") else {
                throw SerdeFailure("half a surrogate pair is missing")
            }
            let low = UInt32(try hexadecimalEscape())
            guard (0xDC00..<0xE000).contains(low) else {
                throw SerdeFailure("half a surrogate pair is missing")
            }
            code = (code - 0xD800) << 10 + (low - 0xDC00) + 0x1_0000
        }
        guard let scalar = Unicode.Scalar(code) else {
            throw SerdeFailure("half a surrogate pair is missing")
        }
        text.append(contentsOf: Array(String(Character(scalar)).utf8))
    }

    /// Takes what may be the second half of a pair; a half alone becomes a replacement character.
    private mutating func takeSurrogate(
        _ code: UInt32,
        into text: inout [UInt8]
    ) throws(SerdeFailure) {
        var whole: Unicode.Scalar = "\u{FFFD}"
        let start = position
        if code < 0xDC00, peek == UInt8(ascii: "\\"), position + 1 < bytes.count,
            bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            let low = UInt32(try hexadecimalEscape())
            if (0xDC00..<0xE000).contains(low) {
                whole = Unicode.Scalar((code - 0xD800) << 10 + (low - 0xDC00) + 0x1_0000) ?? whole
            } else {
                position = start
            }
        }
        text.append(contentsOf: Array(String(Character(whole)).utf8))
    }

    private mutating func hexadecimalEscape() throws(SerdeFailure) -> UInt16 {
        var code: UInt16 = 0
        for _ in 0..<4 {
            let byte = try take()
            let digit: UInt8? =
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
                case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
                case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
                default: nil
                }
            guard let digit else { throw SerdeFailure("an escape is not hexadecimal") }
            code = code << 4 | UInt16(digit)
        }
        return code
    }

    /// The byte that a one-letter escape stands for; nil for any other letter.
    private static func escaped(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }
}
