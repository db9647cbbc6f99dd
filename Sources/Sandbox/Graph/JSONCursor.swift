/// A place in a JSON text, with the primitive steps of reading it.
///
/// Follows serde_json 1.0.145 where parsers differ: numbers (see `JSONCursor+Numbers.swift`), what
/// is checked in values that are skipped, and structs written as arrays.
struct JSONCursor {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// The start of `bytes`.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The next byte; nil at the end.
    var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    /// The next byte if it is a digit, as its value.
    var peekDigit: UInt64? {
        guard let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else {
            return nil
        }
        return UInt64(byte - UInt8(ascii: "0"))
    }

    /// Steps over the next byte.
    mutating func advance() {
        position += 1
    }

    /// Takes the next byte; a panic at the end of the text.
    mutating func next() throws(Trap) -> UInt8 {
        guard let byte = peek else { throw Trap("the JSON text ends early") }
        position += 1
        return byte
    }

    /// Steps over the next byte if it is `character`.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// The bytes up to the next quotation mark, stepped over together with it; nil, and no step, where
    /// they have escapes or control characters, or no quotation mark follows.
    mutating func plainText() -> ArraySlice<UInt8>? {
        let rest = bytes[position...]
        guard
            let end = rest.firstIndex(where: {
                $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 < 0x20
            }),
            rest[end] == UInt8(ascii: "\"")
        else { return nil }
        position = end + 1
        return rest[..<end]
    }

    /// Steps over white space and then over `character`, which must be there.
    mutating func expect(_ character: Unicode.Scalar) throws(Trap) {
        skipWhitespace()
        guard take(character) else { throw Trap("the JSON text lacks \"\(character)\"") }
    }

    /// Steps over white space.
    mutating func skipWhitespace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
            position += 1
        }
    }

    /// Only white space may follow.
    mutating func end() throws(Trap) {
        skipWhitespace()
        guard peek == nil else { throw Trap("something follows the JSON value") }
    }

    /// Steps over the letters of `word`.
    mutating func word(_ word: StaticString) throws(Trap) {
        for letter in word.description.utf8 {
            guard try next() == letter else { throw Trap("the JSON text has an unknown word") }
        }
    }
}
