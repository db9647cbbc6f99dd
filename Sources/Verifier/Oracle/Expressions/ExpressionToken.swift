/// One word of an expression.
struct ExpressionToken: Hashable, Sendable {
    /// What kinds of words there are.
    enum Kind: Hashable, Sendable {
        case integer(Int64)
        case float(Double)
        case text(String)
        case boolean(Bool)
        /// `$1`, `$2`, …
        case variable(Int)
        /// A function's name, such as `math::abs`.
        case name(String)
        case `operator`(ExpressionOperator)
        case not
        case open
        case close
        case comma
        case end
    }

    let kind: Kind
    /// Its first character's place in the expression, counted from 1.
    let character: Int
}
