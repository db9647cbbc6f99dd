/// Cuts the text of an expression into words.
struct ExpressionLexer {
    private let characters: [Character]
    private var position = 0

    /// The words of `text`; the last is the end.
    static func tokens(of text: String) throws(ExpressionError) -> [ExpressionToken] {
        var lexer = ExpressionLexer(characters: Array(text))
        var tokens: [ExpressionToken] = []
        repeat {
            tokens.append(try lexer.next())
        } while tokens.last?.kind != .end
        return tokens
    }

    private init(characters: [Character]) {
        self.characters = characters
    }

    private mutating func next() throws(ExpressionError) -> ExpressionToken {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
        let start = position + 1
        guard position < characters.count else {
            return ExpressionToken(kind: .end, character: start)
        }
        return ExpressionToken(kind: try kind(at: start), character: start)
    }

    private mutating func kind(
        at start: Int
    ) throws(ExpressionError) -> ExpressionToken.Kind {
        let first = characters[position]
        switch first {
        case "(": return punctuation(.open)
        case ")": return punctuation(.close)
        case ",": return punctuation(.comma)
        case "\"": return .text(try text(at: start))
        case "$": return .variable(try variable(at: start))
        case _ where Self.isDigit(first): return try number(at: start)
        case _ where first.isLetter || first == "_": return try word(at: start)
        default: return try symbol(first, at: start)
        }
    }

    private mutating func punctuation(_ kind: ExpressionToken.Kind) -> ExpressionToken.Kind {
        position += 1
        return kind
    }

    private mutating func symbol(
        _ first: Character,
        at start: Int
    ) throws(ExpressionError) -> ExpressionToken.Kind {
        let rest = String(characters[position...].prefix(2))
        if let found = ExpressionOperator(rawValue: rest) {
            position += rest.count
            return .operator(found)
        }
        if let found = ExpressionOperator(rawValue: String(first)) {
            position += 1
            return .operator(found)
        }
        if first == "!" { return punctuation(.not) }
        let doubled = ["=", "&", "|"].contains(first) ? "did you mean \(first)\(first)? " : ""
        throw ExpressionError(
            at: start,
            "\"\(first)\" is no operator",
            hint: doubled + "operators are ! ^ * / % + - < > <= >= == != && ||"
        )
    }

    private mutating func variable(at start: Int) throws(ExpressionError) -> Int {
        position += 1
        let digits = take(while: Self.isDigit)
        guard let number = Int(digits), number > 0 else {
            throw ExpressionError(
                at: start,
                "\"$\" stands without the number of an input",
                hint: "$1 is the first of the rule's inputs"
            )
        }
        return number
    }

    private mutating func number(
        at start: Int
    ) throws(ExpressionError) -> ExpressionToken.Kind {
        var text = take(while: Self.isDigit)
        var isWhole = true
        if position + 1 < characters.count, characters[position] == ".",
            Self.isDigit(characters[position + 1])
        {
            position += 1
            text += "." + take(while: Self.isDigit)
            isWhole = false
        }
        if isWhole, let value = Int64(text) { return .integer(value) }
        if !isWhole, let value = Double(text) { return .float(value) }
        throw ExpressionError(
            at: start,
            "\(text) does not fit into an integer",
            hint: "integers have 64 bits; write \(text).0 for a float"
        )
    }

    private mutating func word(at start: Int) throws(ExpressionError) -> ExpressionToken.Kind {
        var name = take(while: Self.isNamePart)
        while characters[position...].starts(with: "::") {
            position += 2
            name += "::" + take(while: Self.isNamePart)
        }
        switch name {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "and", "or", "not":
            throw ExpressionError(
                at: start,
                "\(name) is no operator of this language",
                hint: "write && for and, || for or, ! for not"
            )
        default: return .name(name)
        }
    }

    private mutating func text(at start: Int) throws(ExpressionError) -> String {
        position += 1
        var text = ""
        while position < characters.count {
            let character = characters[position]
            position += 1
            if character == "\"" { return text }
            guard character == "\\" else {
                text.append(character)
                continue
            }
            let escaped = position < characters.count ? characters[position] : " "
            guard escaped == "\"" || escaped == "\\" else {
                throw ExpressionError(
                    at: position,
                    "nothing says what \"\\\(escaped)\" stands for in a text",
                    hint: "write the character itself; only \\\" and \\\\ are escaped"
                )
            }
            text.append(escaped)
            position += 1
        }
        throw ExpressionError(at: start, "a text has no end", hint: "close it with \"")
    }

    private mutating func take(while isPart: (Character) -> Bool) -> String {
        let part = characters[position...].prefix(while: isPart)
        position += part.count
        return String(part)
    }

    private static func isDigit(_ character: Character) -> Bool {
        ("0"..."9").contains(character)
    }

    private static func isNamePart(_ character: Character) -> Bool {
        character.isLetter || isDigit(character) || character == "_"
    }
}
