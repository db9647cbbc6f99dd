import Foundation

extension Expression {
    /// The expression's value for one message.
    ///
    /// - Parameter inputs: The values of the rule's inputs, in their order.
    /// - Returns: The value.
    /// - Throws: Why it has none.
    func value(for inputs: [ExpressionValue]) throws(ExpressionFailure) -> ExpressionValue {
        switch self {
        case .literal(let value): return value
        case .variable(let index): return inputs[index]
        case .negative(let operand): return try Self.negated(operand.value(for: inputs))
        case .not(let operand): return .boolean(try !operand.truth(for: inputs))
        case .tuple(let parts): return .tuple(try Self.values(of: parts, for: inputs))
        case .condition(let condition, let first, let second):
            return try condition.truth(for: inputs)
                ? first.value(for: inputs) : second.value(for: inputs)
        case .call(let function, let arguments):
            return try function.body(try Self.values(of: arguments, for: inputs))
        case .binary(.and, let left, let right):
            guard try left.truth(for: inputs) else { return .boolean(false) }
            return .boolean(try right.truth(for: inputs))
        case .binary(.or, let left, let right):
            guard try !left.truth(for: inputs) else { return .boolean(true) }
            return .boolean(try right.truth(for: inputs))
        case .binary(let operation, let left, let right):
            let left = try left.value(for: inputs)
            return try Self.result(of: operation, left, try right.value(for: inputs))
        }
    }

    private static func values(
        of parts: [Expression],
        for inputs: [ExpressionValue]
    ) throws(ExpressionFailure) -> [ExpressionValue] {
        var values: [ExpressionValue] = []
        for part in parts { values.append(try part.value(for: inputs)) }
        return values
    }

    private func truth(for inputs: [ExpressionValue]) throws(ExpressionFailure) -> Bool {
        let value = try value(for: inputs)
        guard case .boolean(let truth) = value else {
            throw ExpressionFailure("a Boolean is expected, not \(value.typeName)")
        }
        return truth
    }

    private static func negated(
        _ value: ExpressionValue
    ) throws(ExpressionFailure) -> ExpressionValue {
        switch value {
        case .integer(let value): return try integer(Int64(0).subtractingReportingOverflow(value))
        case .float(let value): return .float(-value)
        default: throw ExpressionFailure("- needs a number, not \(value.typeName)")
        }
    }

    private static func result(
        of operation: ExpressionOperator,
        _ left: ExpressionValue,
        _ right: ExpressionValue
    ) throws(ExpressionFailure) -> ExpressionValue {
        switch operation {
        case .isEqual: return .boolean(try ExpressionOrder.isEqual(left, right))
        case .isUnequal: return .boolean(try !ExpressionOrder.isEqual(left, right))
        case .isLess: return .boolean(try ExpressionOrder.compare(left, right) { $0 < 0 })
        case .isAtMost: return .boolean(try ExpressionOrder.compare(left, right) { $0 <= 0 })
        case .isGreater: return .boolean(try ExpressionOrder.compare(left, right) { $0 > 0 })
        case .isAtLeast: return .boolean(try ExpressionOrder.compare(left, right) { $0 >= 0 })
        case .plus:
            if case .text = left { return try .text(left.spelling() + right.spelling()) }
            if case .text = right { return try .text(left.spelling() + right.spelling()) }
        default: break
        }
        if case .integer(let left) = left, case .integer(let right) = right {
            switch operation {
            case .plus: return try integer(left.addingReportingOverflow(right))
            case .minus: return try integer(left.subtractingReportingOverflow(right))
            case .times: return try integer(left.multipliedReportingOverflow(by: right))
            case .remainder:
                guard right != 0 else { throw ExpressionFailure("% by zero") }
                return try integer(left.remainderReportingOverflow(dividingBy: right))
            default: break
            }
        }
        guard let first = left.double, let second = right.double else {
            throw ExpressionFailure(
                "\(operation.rawValue) needs numbers, not \(left.typeName) and \(right.typeName)"
            )
        }
        switch operation {
        case .plus: return .float(first + second)
        case .minus: return .float(first - second)
        case .times: return .float(first * second)
        case .divided: return .float(first / second)
        case .remainder: return .float(first.truncatingRemainder(dividingBy: second))
        default: return .float(pow(first, second))
        }
    }

    private static func integer(
        _ result: (partialValue: Int64, overflow: Bool)
    ) throws(ExpressionFailure) -> ExpressionValue {
        guard !result.overflow else { throw ExpressionFailure("an integer grows too large") }
        return .integer(result.partialValue)
    }
}
