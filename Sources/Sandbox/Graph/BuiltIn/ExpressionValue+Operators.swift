import Glibc

/// What the operators do with their values.
///
/// Whole numbers stay whole, in division too, and one that does not fit is an error.
/// Source: _Expressions reference for data flows_; for division and negation, _Convert data by
/// using data flow conversions_.
extension ExpressionValue {
    /// The two-sided operators that always look at both sides.
    enum Operator: String {
        case power = "^"
        case times = "*"
        case divided = "/"
        case modulo = "%"
        case plus = "+"
        case minus = "-"
        case less = "<"
        case greater = ">"
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case equal = "=="
        case notEqual = "!="
    }

    /// Applies an operator.
    ///
    /// - Parameters:
    ///   - symbol: The operator.
    ///   - left: What stands before it.
    ///   - right: What stands after it.
    ///   - bounds: Whether `<` and `<=`, `>` and `>=` are taken for one another.
    /// - Returns: The result.
    /// - Throws: That the operator has no meaning for these values.
    static func apply(
        _ symbol: Operator,
        _ left: Self,
        _ right: Self,
        bounds: BoundRule
    ) throws(ExpressionError) -> Self {
        switch symbol {
        case .power: .float(pow(try left.number(), try right.number()))
        case .times, .divided, .modulo, .minus: try arithmetic(symbol, left, right)
        case .plus: try sum(left, right)
        case .less, .greater, .lessOrEqual, .greaterOrEqual:
            .boolean(try order(symbol, left, right, isFlipped: bounds == .flipped))
        case .equal: .boolean(isEqual(left, right))
        case .notEqual: .boolean(!isEqual(left, right))
        }
    }

    /// The number with the other sign.
    func negated() throws(ExpressionError) -> Self {
        guard case .integer(let value) = self else { return .float(-(try number())) }
        let (result, overflow) = Int64(0).subtractingReportingOverflow(value)
        guard !overflow else { throw ExpressionError("a whole number does not fit in 64 bits") }
        return .integer(result)
    }

    /// Whether two values are the same; 1 and 1.0 are.
    static func isEqual(_ left: Self, _ right: Self) -> Bool {
        switch (left, right) {
        case (.integer(let left), .float(let right)): Double(left) == right
        case (.float(let left), .integer(let right)): left == Double(right)
        case (.tuple(let left), .tuple(let right)):
            left.count == right.count && zip(left, right).allSatisfy { isEqual($0, $1) }
        default: left == right
        }
    }

    private static func sum(_ left: Self, _ right: Self) throws(ExpressionError) -> Self {
        switch (left, right) {
        case (.string, _), (_, .string): .string(left.display + right.display)
        default: try arithmetic(.plus, left, right)
        }
    }

    private static func arithmetic(
        _ symbol: Operator,
        _ left: Self,
        _ right: Self
    ) throws(ExpressionError) -> Self {
        guard case .integer(let first) = left, case .integer(let second) = right else {
            let (first, second) = (try left.number(), try right.number())
            return switch symbol {
            case .times: .float(first * second)
            case .divided: .float(first / second)
            case .modulo: .float(first.truncatingRemainder(dividingBy: second))
            case .minus: .float(first - second)
            default: .float(first + second)
            }
        }
        let (value, overflow) =
            switch symbol {
            case .times: first.multipliedReportingOverflow(by: second)
            case .divided: first.dividedReportingOverflow(by: second)
            case .modulo: first.remainderReportingOverflow(dividingBy: second)
            case .minus: first.subtractingReportingOverflow(second)
            default: first.addingReportingOverflow(second)
            }
        guard !overflow else {
            throw ExpressionError("a whole number is divided by 0 or does not fit in 64 bits")
        }
        return .integer(value)
    }

    private static func order(
        _ symbol: Operator,
        _ left: Self,
        _ right: Self,
        isFlipped: Bool
    ) throws(ExpressionError) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)):
            return compare(symbol, Array(left.utf8), Array(right.utf8), isFlipped) {
                $0.lexicographicallyPrecedes($1)
            }
        case (.boolean(let left), .boolean(let right)):
            return compare(symbol, left, right, isFlipped) { !$0 && $1 }
        case (.integer(let left), .integer(let right)):
            return compare(symbol, left, right, isFlipped, by: <)
        default:
            let (left, right) = (try left.number(), try right.number())
            // What is not a number is neither less, nor equal, nor more.
            guard !left.isNaN, !right.isNaN else { return false }
            return compare(symbol, left, right, isFlipped, by: <)
        }
    }

    private static func compare<Value>(
        _ symbol: Operator,
        _ left: Value,
        _ right: Value,
        _ isFlipped: Bool,
        by isLess: (Value, Value) -> Bool
    ) -> Bool {
        switch symbol {
        case .less: isFlipped ? !isLess(right, left) : isLess(left, right)
        case .lessOrEqual: isFlipped ? isLess(left, right) : !isLess(right, left)
        case .greater: isFlipped ? !isLess(left, right) : isLess(right, left)
        default: isFlipped ? isLess(right, left) : !isLess(left, right)
        }
    }
}
