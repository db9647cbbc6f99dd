/// How values of the expression language compare.
enum ExpressionOrder {
    /// Whether two values are equal; numbers by their value, whether integer or float.
    static func isEqual(
        _ left: ExpressionValue,
        _ right: ExpressionValue
    ) throws(ExpressionFailure) -> Bool {
        switch (left, right) {
        case (.json, _), (_, .json): throw ExpressionFailure("JSON cannot be compared")
        case (.text(let left), .text(let right)): return left.utf8.elementsEqual(right.utf8)
        case (.tuple(let left), .tuple(let right)):
            guard left.count == right.count else { return false }
            for (left, right) in zip(left, right) where try !isEqual(left, right) { return false }
            return true
        case (.integer(let left), .integer(let right)): return left == right
        default:
            if let left = left.double, let right = right.double { return left == right }
            return left == right
        }
    }

    /// Whether the order of two numbers or two texts is as `isWanted` has it: negative where the
    /// first is less, zero where they are equal.
    static func compare(
        _ left: ExpressionValue,
        _ right: ExpressionValue,
        _ isWanted: (Int) -> Bool
    ) throws(ExpressionFailure) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)):
            return isWanted(left < right ? -1 : left == right ? 0 : 1)
        case (.text(let left), .text(let right)):
            if left.utf8.elementsEqual(right.utf8) { return isWanted(0) }
            return isWanted(left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1)
        default:
            guard let first = left.double, let second = right.double else {
                throw ExpressionFailure("\(left.typeName) and \(right.typeName) have no order")
            }
            guard !first.isNaN, !second.isNaN else { return false }
            return isWanted(first < second ? -1 : first == second ? 0 : 1)
        }
    }
}
