/// Why an operation cannot be judged with the parameters that it has.
struct StageProblem: Error, Hashable, Sendable {
    /// What is wrong, to be read behind the operation's name and a colon.
    let problem: String
    /// The edit that would most likely fix it.
    let hint: String

    init(_ problem: String, hint: String) {
        self.problem = problem
        self.hint = hint
    }
}
