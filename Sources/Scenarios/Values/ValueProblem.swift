/// What is wrong with the text of one value; its place is known by whoever has the node.
struct ValueProblem: Error, Hashable, Sendable {
    var code: ScenarioError.Code
    var problem: String
    var hint: String
    /// How many characters into the text the mistake is.
    var offset = 0

    init(_ code: ScenarioError.Code, _ problem: String, hint: String, offset: Int = 0) {
        self.code = code
        self.problem = problem
        self.hint = hint
        self.offset = offset
    }
}
