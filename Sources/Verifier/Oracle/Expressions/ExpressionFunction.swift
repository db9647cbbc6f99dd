/// A function of the expression language.
struct ExpressionFunction: Sendable {
    typealias Body =
        @Sendable ([ExpressionValue]) throws(ExpressionFailure) -> ExpressionValue

    /// Its name, with `::` between the parts.
    let name: String
    /// How many arguments it takes.
    let arguments: ClosedRange<Int>
    /// Whether its value is always a float.
    let returnsFloat: Bool
    /// The value for arguments, of which there are as many as it takes.
    let body: Body

    init(
        _ name: String,
        _ arguments: ClosedRange<Int> = 1...1,
        returnsFloat: Bool = false,
        _ body: @escaping Body
    ) {
        self.name = name
        self.arguments = arguments
        self.returnsFloat = returnsFloat
        self.body = body
    }

    /// A function of one number whose value is a float.
    static func number(
        _ name: String,
        _ function: @escaping @Sendable (Double) -> Double
    ) -> ExpressionFunction {
        ExpressionFunction(name, returnsFloat: true) {
            arguments throws(ExpressionFailure) in
            .float(function(try double(arguments[0], of: name)))
        }
    }

    /// A function of two numbers whose value is a float.
    static func numbers(
        _ name: String,
        _ function: @escaping @Sendable (Double, Double) -> Double
    ) -> ExpressionFunction {
        ExpressionFunction(name, 2...2, returnsFloat: true) {
            arguments throws(ExpressionFailure) in
            .float(
                function(
                    try double(arguments[0], of: name),
                    try double(arguments[1], of: name)
                )
            )
        }
    }

    /// An argument that must be a number.
    static func double(
        _ value: ExpressionValue,
        of name: String
    ) throws(ExpressionFailure) -> Double {
        guard let double = value.double else {
            throw ExpressionFailure("\(name) needs a number, not \(value.typeName)")
        }
        return double
    }

    /// An argument that must be a text.
    static func text(
        _ value: ExpressionValue,
        of name: String
    ) throws(ExpressionFailure) -> String {
        guard case .text(let text) = value else {
            throw ExpressionFailure("\(name) needs a text, not \(value.typeName)")
        }
        return text
    }

    /// An argument that must be a tuple.
    static func tuple(
        _ value: ExpressionValue,
        of name: String
    ) throws(ExpressionFailure) -> [ExpressionValue] {
        guard case .tuple(let values) = value else {
            throw ExpressionFailure("\(name) needs a tuple, not \(value.typeName)")
        }
        return values
    }
}
