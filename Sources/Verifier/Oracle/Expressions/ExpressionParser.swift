/// Makes an expression of its text.
struct ExpressionParser {
    private let tokens: [ExpressionToken]
    private let inputCount: Int
    private var position = 0
    /// How many words an expression may have: evaluation goes as deep.
    private static let wordLimit = 1_000
    /// How deep parentheses may nest.
    private static let depthLimit = 100
    private var depth = 0

    /// Parses `text`.
    ///
    /// - Parameters:
    ///   - text: The expression.
    ///   - inputCount: How many inputs the rule has.
    /// - Returns: The expression.
    /// - Throws: What is wrong, and at which character.
    static func parse(
        _ text: String,
        inputCount: Int
    ) throws(ExpressionError) -> Expression {
        try parse(try ExpressionLexer.tokens(of: text), inputCount: inputCount)
    }

    /// Parses the words of an expression.
    static func parse(
        _ tokens: [ExpressionToken],
        inputCount: Int
    ) throws(ExpressionError) -> Expression {
        guard tokens.count <= wordLimit else {
            throw ExpressionError(
                at: tokens[wordLimit].character,
                "it has more than \(wordLimit) words",
                hint: "spread it over several rules"
            )
        }
        var parser = ExpressionParser(tokens: tokens, inputCount: inputCount)
        let expression = try parser.expression(tighterThan: 0)
        guard parser.next.kind == .end else {
            throw ExpressionError(
                at: parser.next.character,
                "an operator is missing",
                hint: "the expression could end before this"
            )
        }
        return expression
    }

    private init(tokens: [ExpressionToken], inputCount: Int) {
        self.tokens = tokens
        self.inputCount = inputCount
    }

    private var next: ExpressionToken { tokens[min(position, tokens.count - 1)] }

    private mutating func take() -> ExpressionToken {
        defer { position += 1 }
        return next
    }

    /// Operands and operators that bind tighter than `precedence`; of equal ones the left first.
    private mutating func expression(
        tighterThan precedence: Int
    ) throws(ExpressionError) -> Expression {
        var left = try operand()
        var last: ExpressionOperator?
        while case .operator(let found) = next.kind, found.precedence > precedence {
            let token = take()
            if let last, last.precedence == found.precedence, !found.canFollowItsLike {
                throw ExpressionError(
                    at: token.character,
                    "the documentation does not say in which order \(last.rawValue) and"
                        + " \(found.rawValue) in a row are taken",
                    hint: "write parentheses"
                )
            }
            let right = try expression(tighterThan: found.precedence)
            if found == .divided, !left.isFloat, !right.isFloat {
                throw ExpressionError(
                    at: token.character,
                    "both sides of / may be integers, and the documentation does not say whether"
                        + " the rest is then cut off",
                    hint: "make a constant in it a float, such as 2.0"
                )
            }
            left = .binary(found, left, right)
            last = found
        }
        return left
    }

    private mutating func operand() throws(ExpressionError) -> Expression {
        let token = next
        guard depth < Self.depthLimit else {
            throw ExpressionError(
                at: token.character,
                "it is nested deeper than \(Self.depthLimit) times",
                hint: "spread it over several rules"
            )
        }
        depth += 1
        defer { depth -= 1 }
        switch take().kind {
        case .not: return .not(try operand())
        case .operator(.minus):
            let operand = try operand()
            guard next.kind != .operator(.power) else {
                throw ExpressionError(
                    at: token.character,
                    "the documentation does not say whether - or ^ comes first",
                    hint: "write parentheses"
                )
            }
            return .negative(operand)
        case .integer(let value): return .literal(.integer(value))
        case .float(let value): return .literal(.float(value))
        case .text(let value): return .literal(.text(value))
        case .boolean(let value): return .literal(.boolean(value))
        case .variable(let number): return try variable(number, at: token.character)
        case .name(let name): return try call(name, at: token.character)
        case .open:
            let parts = try list(openedAt: token.character)
            guard let first = parts.first else { return .literal(.empty) }
            return parts.count == 1 ? first : .tuple(parts)
        case .operator, .close, .comma, .end:
            throw ExpressionError(
                at: token.character,
                "an operand is missing",
                hint: "write $1, a number, a text in \" or a function"
            )
        }
    }

    private func variable(
        _ number: Int,
        at character: Int
    ) throws(ExpressionError) -> Expression {
        guard number <= inputCount else {
            throw ExpressionError(
                at: character,
                "there is no input $\(number)",
                hint: "the rule has \(inputCount) inputs"
            )
        }
        return .variable(number - 1)
    }

    /// What stands between parentheses, the first of which was taken.
    private mutating func list(
        openedAt character: Int
    ) throws(ExpressionError) -> [Expression] {
        var parts: [Expression] = []
        if next.kind == .close {
            position += 1
            return parts
        }
        while true {
            parts.append(try expression(tighterThan: 0))
            let token = take()
            if token.kind == .close { return parts }
            guard token.kind == .comma else {
                throw ExpressionError(
                    at: token.character,
                    "the parenthesis at character \(character) is not closed",
                    hint: "write , or ) here"
                )
            }
        }
    }

    private mutating func call(
        _ name: String,
        at character: Int
    ) throws(ExpressionError) -> Expression {
        if let refusal = ExpressionFunctions.refusal(of: name) {
            throw ExpressionError(at: character, "\(name): \(refusal)", hint: "do without it")
        }
        let function = ExpressionFunctions.all.first { $0.name == name }
        guard function != nil || name == "if" else {
            let known = ExpressionFunctions.all.map(\.name) + ["if"]
            throw ExpressionError(
                at: character,
                "there is no function \(name)",
                hint: "functions are \(known.joined(separator: ", "))"
            )
        }
        guard take().kind == .open else {
            throw ExpressionError(
                at: character,
                "\(name) stands without its arguments",
                hint: "write \(name)(…); fields are $1, $2, …"
            )
        }
        let arguments = try list(openedAt: character)
        let counts = function?.arguments ?? 3...3
        guard counts.contains(arguments.count) else {
            let wanted =
                counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) or more"
            throw ExpressionError(
                at: character,
                "\(name) has \(arguments.count) arguments, not \(wanted)",
                hint: "give it \(wanted)"
            )
        }
        guard let function else {
            return .condition(arguments[0], arguments[1], arguments[2])
        }
        return .call(function, arguments)
    }
}
