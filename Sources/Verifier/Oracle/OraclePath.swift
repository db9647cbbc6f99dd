import Scenarios

/// The operations of a graph, each with what follows it.
///
/// For one message there is exactly one way: only a branch has two places to go on to, and it sends
/// a message to one of them. A concatenate does nothing to a message and is not in here.
///
///     source ─► A ─┬─ true ──► B ─► concatenate ─► sink     A: true B, false concatenate's next
///                  └─ false ───────────┘
struct OraclePath: Sendable {
    /// A place in ``steps``, or one of the two ends.
    typealias Place = Int

    /// One operation.
    struct Step: Sendable {
        /// The operation's name.
        let name: String
        let stage: any OracleStage
        /// Where a message goes on to; behind a branch, on its arm for true.
        let next: Place
        /// Where a message goes on to on the arm for false.
        let nextOnFalse: Place
    }

    /// The end where messages come out.
    static let sink: Place = -1
    /// The end of an arm that leads nowhere.
    static let nowhere: Place = -2

    let steps: [Step]
    /// Where a message begins.
    let first: Place

    /// Operations that stand one behind the other.
    init(stages: [any OracleStage]) {
        steps = stages.indices.map { index in
            let next = index + 1 < stages.count ? index + 1 : Self.sink
            return Step(
                name: "stage \(index + 1)",
                stage: stages[index],
                next: next,
                nextOnFalse: next
            )
        }
        first = stages.isEmpty ? Self.sink : 0
    }

    /// The way through a graph.
    ///
    /// - Parameter flow: The graph.
    /// - Throws: What about its shape or operations keeps Crucible from judging it.
    init(_ flow: DataFlow) throws(OracleError) {
        var tracing = OraclePathTracing(flow)
        first = try tracing.trace()
        steps = try tracing.steps()
    }
}
