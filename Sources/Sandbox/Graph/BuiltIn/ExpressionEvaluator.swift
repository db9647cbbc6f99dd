/// Reads an expression of the built-in transforms and works it out in the same pass: no tree is
/// made.
///
///     weakest   ||   &&   == !=   < > <= >=   + -   * / %   - ! (one-sided)   ^   strongest
///
/// What must not be worked out, such as the arm of an `if` that is not taken, is still read. Source:
/// _Expressions reference for data flows_, 23 June 2026. Where it is silent: `-2 ^ 2` is `-(2 ^ 2)`
/// (_Convert data by using data flow conversions_), `&&`, `||` and `if` leave out what cannot matter,
/// and `2 ^ 3 ^ 2` is refused.
struct ExpressionEvaluator {
    private static let onesidedStrength = 7
    private static let powerStrength = 8
    /// How deep parentheses may go, so that no text can exhaust the stack.
    private static let depthLimit = 100

    var text: ExpressionText
    private let inputs: [JSONValue?]
    private let bounds: BoundRule
    /// Whether what is read is worked out too.
    private var isLive: Bool
    private var depth = 0

    private init(_ text: String, inputs: [JSONValue?], bounds: BoundRule, isLive: Bool) {
        self.text = ExpressionText(text)
        self.inputs = inputs
        self.bounds = bounds
        self.isLive = isLive
    }

    /// Works an expression out.
    ///
    /// - Parameters:
    ///   - text: The expression.
    ///   - inputs: What `$1` and so on stand for; nil for a field that is missing.
    ///   - bounds: Whether comparisons are as written.
    /// - Returns: Its value.
    /// - Throws: What does not fit together.
    static func value(
        of text: String,
        _ inputs: [JSONValue?],
        bounds: BoundRule = .asDefined
    ) throws(ExpressionError) -> ExpressionValue {
        var evaluator = Self(text, inputs: inputs, bounds: bounds, isLive: true)
        return try evaluator.whole()
    }

    /// Reads an expression without working it out: what is thrown is wrong whatever the message.
    static func check(_ text: String, inputCount: Int) throws(ExpressionError) {
        let inputs = [JSONValue?](repeating: nil, count: inputCount)
        var evaluator = Self(text, inputs: inputs, bounds: .asDefined, isLive: false)
        _ = try evaluator.whole()
    }

    private mutating func whole() throws(ExpressionError) -> ExpressionValue {
        let value = try expression(0)
        guard text.isAtEnd else { throw text.unexpected() }
        return value
    }

    /// An expression of operators at least this strong.
    private mutating func expression(_ minimum: Int) throws(ExpressionError) -> ExpressionValue {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.depthLimit else { throw ExpressionError("it is nested too deeply") }
        var left = try operand()
        var hasPower = false
        while let (symbol, strength) = text.peekOperator(), strength >= minimum {
            text.take(symbol)
            if symbol == "&&" || symbol == "||" {
                left = try logical(symbol, left, strength)
                continue
            }
            guard strength < Self.powerStrength || !hasPower else {
                throw ExpressionError("a ^ b ^ c has no documented meaning; add parentheses")
            }
            hasPower = strength == Self.powerStrength
            let right = try expression(strength + 1)
            guard isLive, let known = ExpressionValue.Operator(rawValue: symbol) else { continue }
            left = try ExpressionValue.apply(known, left, right, bounds: bounds)
        }
        return left
    }

    private mutating func logical(
        _ symbol: String,
        _ left: ExpressionValue,
        _ strength: Int
    ) throws(ExpressionError) -> ExpressionValue {
        guard isLive else { return try expression(strength + 1) }
        let first = try left.condition()
        guard first == (symbol == "&&") else {
            _ = try skipped { (evaluator) throws(ExpressionError) in
                try evaluator.expression(strength + 1)
            }
            return left
        }
        return .boolean(try expression(strength + 1).condition())
    }

    private mutating func operand() throws(ExpressionError) -> ExpressionValue {
        if text.take("-") {
            let value = try expression(Self.onesidedStrength + 1)
            return isLive ? try value.negated() : value
        }
        if text.take("!") {
            let value = try expression(Self.onesidedStrength + 1)
            return isLive ? .boolean(!(try value.condition())) : value
        }
        if text.take("(") {
            let values = try list()
            return values.count == 1 ? values[0] : values.isEmpty ? .empty : .tuple(values)
        }
        if let literal = try text.literal() { return literal }
        if let number = try text.variable() {
            guard inputs.indices.contains(number - 1) else {
                throw ExpressionError("$\(number) stands for no input")
            }
            return isLive ? try ExpressionValue(inputs[number - 1]) : .empty
        }
        guard let name = text.name() else { throw text.unexpected() }
        return try call(name)
    }

    /// Values with commas between them up to the closing parenthesis.
    private mutating func list() throws(ExpressionError) -> [ExpressionValue] {
        var values: [ExpressionValue] = []
        if text.take(")") { return values }
        repeat { values.append(try expression(0)) } while text.take(",")
        guard text.take(")") else { throw text.unexpected() }
        return values
    }

    private mutating func call(_ name: String) throws(ExpressionError) -> ExpressionValue {
        guard text.take("(") else { throw ExpressionError("\"\(name)\" is no value") }
        if name == "if" { return try conditional() }
        guard let function = ExpressionFunctions.named(name) else {
            throw ExpressionError("there is no function \"\(name)\" here")
        }
        let arguments = try list()
        guard function.arity.contains(arguments.count) else {
            throw ExpressionError("\"\(name)\" does not take \(arguments.count) values")
        }
        return isLive ? try function.body(arguments) : .empty
    }

    private mutating func conditional() throws(ExpressionError) -> ExpressionValue {
        let condition = try expression(0)
        let isTrue = isLive ? try condition.condition() : false
        let first = try arm(isTaken: isTrue)
        let second = try arm(isTaken: !isTrue)
        guard text.take(")") else { throw text.unexpected() }
        return isTrue ? first : second
    }

    private mutating func arm(isTaken: Bool) throws(ExpressionError) -> ExpressionValue {
        guard text.take(",") else { throw ExpressionError("\"if\" takes three values") }
        if isTaken { return try expression(0) }
        return try skipped { (evaluator) throws(ExpressionError) in try evaluator.expression(0) }
    }

    /// Reads something without working it out.
    private mutating func skipped(
        _ read: (inout Self) throws(ExpressionError) -> ExpressionValue
    ) throws(ExpressionError) -> ExpressionValue {
        let before = isLive
        isLive = false
        defer { isLive = before }
        return try read(&self)
    }
}
