/// What is wrong with the text of an expression, or what in it Crucible cannot judge.
struct ExpressionError: Error, Hashable, Sendable {
    /// The character it is about, counted from 1.
    let character: Int
    /// What is wrong.
    let problem: String
    /// The edit that would most likely fix it.
    let hint: String

    init(at character: Int, _ problem: String, hint: String) {
        self.character = character
        self.problem = problem
        self.hint = hint
    }
}
