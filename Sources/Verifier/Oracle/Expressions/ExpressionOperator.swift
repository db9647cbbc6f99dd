/// The operators between two operands.
enum ExpressionOperator: String, Sendable, CaseIterable {
    case power = "^"
    case times = "*"
    case divided = "/"
    case remainder = "%"
    case plus = "+"
    case minus = "-"
    case isAtMost = "<="
    case isAtLeast = ">="
    case isLess = "<"
    case isGreater = ">"
    case isEqual = "=="
    case isUnequal = "!="
    case and = "&&"
    case or = "||"

    /// How tightly it binds: more is tighter.
    var precedence: Int {
        switch self {
        case .power: 7
        case .times, .divided, .remainder: 6
        case .plus, .minus: 5
        case .isLess, .isGreater, .isAtMost, .isAtLeast: 4
        case .isEqual, .isUnequal: 3
        case .and: 2
        case .or: 1
        }
    }

    /// Whether it is known in which order several of them in a row are taken.
    var canFollowItsLike: Bool {
        switch self {
        case .times, .divided, .remainder, .plus, .minus, .and, .or: true
        case .power, .isLess, .isGreater, .isAtMost, .isAtLeast, .isEqual, .isUnequal: false
        }
    }
}
