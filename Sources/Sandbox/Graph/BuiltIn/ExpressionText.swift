/// The text of an expression and how far it has been read; steps over white space by itself.
struct ExpressionText {
    /// The two-sided operators with their strengths; the longer of two that begin alike comes first.
    private static let operators: [(symbol: String, strength: Int)] = [
        ("||", 1), ("&&", 2), ("==", 3), ("!=", 3), ("<=", 4), (">=", 4), ("<", 4), (">", 4),
        ("+", 5), ("-", 5), ("*", 6), ("/", 6), ("%", 6), ("^", 8),
    ]

    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        skipWhitespace()
    }

    /// Whether nothing follows.
    var isAtEnd: Bool { position == bytes.count }

    /// An error about what comes next.
    func unexpected() -> ExpressionError {
        ExpressionError(
            isAtEnd
                ? "the expression ends early"
                : "the expression has something wrong at its character \(position + 1)"
        )
    }

    /// The operator that comes next; nil where none does.
    func peekOperator() -> (symbol: String, strength: Int)? {
        Self.operators.first { bytes[position...].starts(with: $0.symbol.utf8) }
    }

    /// Steps over `symbol` if it comes next.
    @discardableResult
    mutating func take(_ symbol: String) -> Bool {
        guard bytes[position...].starts(with: symbol.utf8) else { return false }
        position += symbol.utf8.count
        skipWhitespace()
        return true
    }

    /// A number, a text or `true` or `false`; nil where something else comes next.
    mutating func literal() throws(ExpressionError) -> ExpressionValue? {
        guard let byte = peek() else { return nil }
        if byte == UInt8(ascii: "\"") { return .string(try quoted()) }
        if Self.isDigit(byte) { return try number() }
        for (word, value) in [("true", true), ("false", false)] where isAhead(word) {
            take(word)
            return .boolean(value)
        }
        return nil
    }

    /// The number after a `$`; nil where something else comes next.
    mutating func variable() throws(ExpressionError) -> Int? {
        guard peek() == UInt8(ascii: "$") else { return nil }
        position += 1
        guard let number = Int(takeDigits()) else { throw unexpected() }
        skipWhitespace()
        return number
    }

    /// A function's name, such as `math::abs`; nil where something else comes next.
    mutating func name() -> String? {
        let start = position
        while let byte = peek(),
            Self.isLetter(byte) || Self.isDigit(byte) || byte == UInt8(ascii: ":")
        {
            position += 1
        }
        guard position > start else { return nil }
        defer { skipWhitespace() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func number() throws(ExpressionError) -> ExpressionValue {
        var text = takeDigits()
        var isWhole = true
        if peek() == UInt8(ascii: ".") {
            position += 1
            isWhole = false
            text += "." + takeDigits()
        }
        if let letter = peek(), letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") {
            position += 1
            isWhole = false
            text += "e"
            if let sign = peek(), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                position += 1
                text.unicodeScalars.append(Unicode.Scalar(sign))
            }
            text += takeDigits()
        }
        skipWhitespace()
        if isWhole {
            guard let value = Int64(text) else {
                throw ExpressionError("a whole number does not fit in 64 bits")
            }
            return .integer(value)
        }
        guard let value = RustNumber(text)?.value else { throw unexpected() }
        return .float(value)
    }

    private mutating func quoted() throws(ExpressionError) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = peek() {
            position += 1
            if byte == UInt8(ascii: "\"") {
                skipWhitespace()
                return String(decoding: text, as: UTF8.self)
            }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard let escaped = peek(),
                escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\")
            else { throw ExpressionError("only \\\" and \\\\ may follow a backslash in a text") }
            text.append(escaped)
            position += 1
        }
        throw ExpressionError("a text has no closing quotation mark")
    }

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Whether a word comes next, whole.
    private func isAhead(_ word: String) -> Bool {
        guard bytes[position...].starts(with: word.utf8) else { return false }
        let end = position + word.utf8.count
        return end == bytes.count
            || !(Self.isLetter(bytes[end]) || Self.isDigit(bytes[end])
                || bytes[end] == UInt8(ascii: ":"))
    }

    private mutating func takeDigits() -> String {
        let start = position
        while let byte = peek(), Self.isDigit(byte) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skipWhitespace() {
        while let byte = peek(), byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
            || byte == UInt8(ascii: "_")
    }
}
