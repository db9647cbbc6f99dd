/// What became of one message in the graph.
struct GraphResult {
    /// Where a message is that passed.
    enum Rest: Hashable {
        /// At the sink: it leaves.
        case sink
        /// At the sink, when its time has come, in milliseconds since 1970.
        case waiting(until: Int64)
        /// In a window of the operation at this place.
        case window(step: Int, end: Int64)
    }

    /// Passed, dropped, an error or a trap; never a turn.
    var verdict: StageVerdict
    /// The message as it leaves, where it passed; as it was before the deciding stage otherwise.
    var message: GraphMessage
    /// Where it is, if it passed.
    var rest = Rest.sink
    /// The time that it has in a window or waits for, in milliseconds since 1970.
    var time: Int64 = 0
    /// Which arm of the first branch on its way it took; nil where there was none.
    var arm: Bool?
}
