/// What is wrong with an expression, or with the values it was given.
struct ExpressionError: Error, Hashable {
    /// In words; nothing of the payload.
    let problem: String

    init(_ problem: String) {
        self.problem = problem
    }
}
