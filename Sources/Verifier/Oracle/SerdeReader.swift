/// Reads JSON with the grammar, the tolerance and the arithmetic of `serde_json` 1.0.145.
///
/// Where the JSON standard and that library differ, this follows the library: what matters is what
/// the module under test makes of a payload. Source: serde-rs/json, `src/de.rs`, `src/read.rs`.
/// Whole values can be read in other dialects too.
struct SerdeReader {
    let bytes: [UInt8]
    let dialect: JSONDialect
    var position = 0

    init(_ bytes: [UInt8], as dialect: JSONDialect = .serde) {
        self.bytes = bytes
        self.dialect = dialect
    }

    /// The next byte; nil at the end.
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The next byte that is not white space; nil at the end.
    mutating func peekToken() -> UInt8? {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
            position += 1
        }
        return peek
    }

    /// Takes the next byte, which must be there.
    mutating func take() throws(SerdeFailure) -> UInt8 {
        guard let byte = peek else { throw SerdeFailure("the payload ends too early") }
        position += 1
        return byte
    }

    /// Takes the rest of a word such as `null`, whose first letter was seen.
    mutating func takeWord(_ word: StaticString) throws(SerdeFailure) {
        for expected in "\(word)".utf8 {
            guard try take() == expected else { throw SerdeFailure("\"\(word)\" is misspelt") }
        }
    }

    /// Takes the white space and the byte that must come next.
    mutating func take(_ token: Character) throws(SerdeFailure) {
        guard let byte = peekToken() else { throw SerdeFailure("the payload ends too early") }
        guard byte == token.asciiValue else { throw SerdeFailure("\"\(token)\" is missing") }
        position += 1
    }

    /// Nothing but white space may follow.
    mutating func end() throws(SerdeFailure) {
        guard peekToken() == nil else { throw SerdeFailure("something follows the JSON value") }
    }

    /// A Boolean.
    mutating func boolean() throws(SerdeFailure) -> Bool {
        switch peekToken() {
        case UInt8(ascii: "t"):
            try takeWord("true")
            return true
        case UInt8(ascii: "f"):
            try takeWord("false")
            return false
        default: throw SerdeFailure("a Boolean is expected")
        }
    }

    /// Whether `null` is next; takes it.
    mutating func takeNull() throws(SerdeFailure) -> Bool {
        guard peekToken() == UInt8(ascii: "n") else { return false }
        try takeWord("null")
        return true
    }

    /// The members of an object whose brace is next, in order; `member` takes each value.
    mutating func object(
        _ member: (inout SerdeReader, _ key: [UInt8]) throws(SerdeFailure) -> Void
    ) throws(SerdeFailure) {
        try take("{")
        var isFirst = true
        while peekToken() != UInt8(ascii: "}") {
            if !isFirst { try take(",") }
            isFirst = false
            let key = try string()
            try take(":")
            try member(&self, key)
        }
        position += 1
    }

    /// Begins the next element of a list whose bracket was taken; false at its end, which stays.
    mutating func beginElement(isFirst: Bool) throws(SerdeFailure) -> Bool {
        guard peekToken() != UInt8(ascii: "]") else { return false }
        if !isFirst { try take(",") }
        guard peekToken() != UInt8(ascii: "]") else {
            throw SerdeFailure("a comma stands before \"]\"")
        }
        return true
    }
}
