import Scenarios

/// The operations between a data flow's source and its sink, ready to run.
///
/// Every message takes one way from the source to the sink: a branch sends it along one of two arms,
/// which meet again in a concatenate.
///
///     0 filter ─► 1 branch ─┬─ True ──► 2 map ─┬─► 4 filter ─► sink
///                           └─ False ─► 3 map ─┘
struct GraphProgram {
    /// One operation and where its messages go: the index of the next, or ``sink``.
    struct Step {
        let stage: any GraphStage
        /// Where a message goes that passes, or that a branch says true of.
        let next: Int
        /// Where a message goes that a branch says false of.
        let otherwise: Int
    }

    /// The index that stands for the sink.
    static let sink = -1

    /// Where a message begins.
    let start: Int
    let steps: [Step]
    /// How results find their topics; nil where all leave on one.
    var destination: GraphDestination?

    /// Runs one message through.
    ///
    /// - Parameters:
    ///   - message: As it arrived.
    ///   - bounds: Whether bounds are as the modules have them.
    ///   - exchanging: Whether the first branch on the way sends it along the wrong arm.
    /// - Returns: What became of it: the first stage that does not let it pass decides.
    func run(
        _ message: consuming GraphMessage,
        bounds: BoundRule = .asDefined,
        exchanging: Bool = false
    ) -> GraphResult {
        var result = GraphResult(verdict: .pass, message: message)
        var index = start
        while index != Self.sink {
            let step = steps[index]
            switch step.stage.process(&result.message, bounds: bounds) {
            case .pass:
                index = step.next
            case .turn(let arm):
                let taken = exchanging && result.arm == nil ? !arm : arm
                if result.arm == nil { result.arm = taken }
                index = taken ? step.next : step.otherwise
            case let verdict:
                result.verdict = verdict
                return result
            }
        }
        if let destination, !destination.address(&result.message) {
            result.verdict = .error(
                "the destination's topic has a part that nothing was written to"
            )
        }
        return result
    }
}
