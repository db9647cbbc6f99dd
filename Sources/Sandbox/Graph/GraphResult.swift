/// What became of one message in the graph.
struct GraphResult {
    /// Passed, dropped, an error or a trap; never a turn.
    var verdict: StageVerdict
    /// The message as it leaves, where it passed; as it was before the deciding stage otherwise.
    var message: GraphMessage
    /// Which arm of the first branch on its way it took; nil where there was none.
    var arm: Bool?
}
