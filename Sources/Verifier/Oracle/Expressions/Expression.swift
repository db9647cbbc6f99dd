/// An expression of the built-in transforms, ready to be evaluated.
///
/// Source: learn.microsoft.com, Azure IoT Operations, _Expressions reference for data flows_
/// (23 June 2026). What that page leaves open is refused: division of what may be two integers,
/// operators in a row whose order it does not give, regular expressions.
indirect enum Expression: Sendable {
    case literal(ExpressionValue)
    /// The input with this number, from 0.
    case variable(Int)
    case negative(Expression)
    case not(Expression)
    case binary(ExpressionOperator, Expression, Expression)
    case tuple([Expression])
    case condition(Expression, Expression, Expression)
    case call(ExpressionFunction, [Expression])

    /// Whether its value, where it has one, is a float and no integer.
    var isFloat: Bool {
        switch self {
        case .literal(.float): true
        case .literal, .variable, .not, .tuple: false
        case .negative(let operand): operand.isFloat
        case .binary(let operation, let left, let right):
            switch operation {
            case .times, .divided, .remainder, .plus, .minus: left.isFloat || right.isFloat
            default: false
            }
        case .condition(_, let first, let second): first.isFloat && second.isFloat
        case .call(let function, _): function.returnsFloat
        }
    }

    /// Whether `()` stands in it.
    var mentionsEmpty: Bool {
        switch self {
        case .literal(let value): value == .empty
        case .variable: false
        case .negative(let operand), .not(let operand): operand.mentionsEmpty
        case .binary(_, let left, let right): left.mentionsEmpty || right.mentionsEmpty
        case .tuple(let parts), .call(_, let parts): parts.contains { $0.mentionsEmpty }
        case .condition(let condition, let first, let second):
            [condition, first, second].contains { $0.mentionsEmpty }
        }
    }
}
