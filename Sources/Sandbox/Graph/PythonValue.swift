/// A JSON value as Python's `json` module makes it, with the operations that the filter in Python
/// uses.
enum PythonValue: Hashable, Sendable {
    case none
    case boolean(Bool)
    /// Of any size in Python; the nearest `Double` here, infinite beyond its range.
    case integer(Double)
    case float(Double)
    case string(String)
    case list([PythonValue])
    case dictionary([String: PythonValue])

    /// The text of a string; nil for all other types.
    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// What arithmetic makes of it: `True` is 1; nil for what is no number.
    var number: Double? {
        switch self {
        case .boolean(let value): value ? 1 : 0
        case .integer(let value), .float(let value): value
        case .none, .string, .list, .dictionary: nil
        }
    }

    /// Whether it is a number with a point, an exponent, or one of the three words.
    var isFloat: Bool {
        if case .float = self { true } else { false }
    }

    /// `word in self`.
    func contains(_ word: String) throws(Trap) -> Bool {
        switch self {
        case .dictionary(let items): items[word] != nil
        case .list(let values): values.contains(.string(word))
        case .string(let text): Self.text(text, contains: word)
        case .none, .boolean, .integer, .float: throw Trap("a number or word has no items")
        }
    }

    /// `self[key]`.
    func item(_ key: String) throws(Trap) -> PythonValue {
        guard case .dictionary(let items) = self else { throw Trap("only objects have keys") }
        guard let value = items[key] else { throw Trap("a key is missing") }
        return value
    }

    /// `self.get(key, fallback)`.
    func item(_ key: String, else fallback: PythonValue) throws(Trap) -> PythonValue {
        guard case .dictionary(let items) = self else { throw Trap("only objects have keys") }
        return items[key] ?? fallback
    }

    private static func text(_ text: String, contains word: String) -> Bool {
        let bytes = Array(text.utf8)
        let wanted = Array(word.utf8)
        guard bytes.count >= wanted.count else { return false }
        return (0...bytes.count - wanted.count).contains { start in
            bytes[start..<start + wanted.count].elementsEqual(wanted)
        }
    }

    /// `float(text)`: spaces around it and single underscores between digits are allowed.
    static func float(_ text: String) -> Double? {
        let characters = Array(text.unicodeScalars)
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let start = characters.firstIndex { !isSpace($0) } ?? characters.endIndex
        let end = characters.lastIndex { !isSpace($0) } ?? start - 1
        guard start <= end else { return nil }
        var digits = String.UnicodeScalarView()
        for index in start...end {
            if characters[index] == "_" {
                let isBetween =
                    index > start && index < end && isDigit(characters[index - 1])
                    && isDigit(characters[index + 1])
                guard isBetween else { return nil }
            } else {
                digits.append(characters[index])
            }
        }
        return RustNumber(String(digits))?.value
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar >= "0" && scalar <= "9"
    }
}
