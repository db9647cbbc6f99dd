import Scenarios

/// The operations between a data flow's source and its sink, ready to run.
///
/// Every message takes one way from the source to the sink: a branch sends it along one of two arms,
/// which meet again in a concatenate.
///
///     0 filter ─► 1 branch ─┬─ True ──► 2 map ─┬─► 4 filter ─► sink
///                           └─ False ─► 3 map ─┘
struct GraphProgram {
    /// One operation and where its messages go: the index of the next, ``sink`` or ``nowhere``.
    struct Step {
        let work: GraphWork
        /// Where a message goes that passes, or that a branch says true of.
        let next: Int
        /// Where a message goes that a branch says false of.
        let otherwise: Int
    }

    /// The index that stands for the sink.
    static let sink = -1
    /// The index of an arm that leads nowhere.
    static let nowhere = -2

    /// Where a message begins.
    let start: Int
    let steps: [Step]
    /// The operations that gather, each behind those whose results it takes.
    let gatheringSteps: [Int]
    /// How results find their topics; nil where all leave on one.
    var destination: GraphDestination?

    /// How long messages wait in the first delay, in milliseconds; nil without one.
    var delayLength: Int64? {
        steps.lazy.compactMap { if case .delay(let length) = $0.work { length } else { nil } }.first
    }

    /// Runs one message through, as far as it goes at once.
    ///
    /// - Parameters:
    ///   - message: As it arrived.
    ///   - memory: What the graph keeps from message to message.
    ///   - bounds: Whether bounds are as the modules have them.
    ///   - exchanging: Whether the first branch on the way sends it along the wrong arm.
    /// - Returns: What became of it: the first stage that does not let it pass decides.
    func run(
        _ message: consuming GraphMessage,
        _ memory: inout GraphMemory,
        bounds: BoundRule = .asDefined,
        exchanging: Bool = false
    ) -> GraphResult {
        run(
            message,
            from: start,
            time: nil,
            windowEnd: nil,
            &memory,
            bounds: bounds,
            exchanging: exchanging
        )
    }

    /// Runs one message through a graph that keeps nothing.
    func run(
        _ message: consuming GraphMessage,
        bounds: BoundRule = .asDefined,
        exchanging: Bool = false
    ) -> GraphResult {
        var memory = GraphMemory()
        return run(message, &memory, bounds: bounds, exchanging: exchanging)
    }

    /// Runs a message on from an operation.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - first: The operation's index, ``sink`` or ``nowhere``.
    ///   - time: The time that it carries, in milliseconds since 1970; nil: as its property says.
    ///   - windowEnd: The end of the window that it waited for; nil where it did not wait.
    ///   - memory: What the graph keeps from message to message.
    ///   - bounds: Whether bounds are as the modules have them.
    ///   - exchanging: Whether the first branch on the way sends it along the wrong arm.
    /// - Returns: What became of it.
    func run(
        _ message: consuming GraphMessage,
        from first: Int,
        time: Int64?,
        windowEnd: Int64?,
        _ memory: inout GraphMemory,
        bounds: BoundRule = .asDefined,
        exchanging: Bool = false
    ) -> GraphResult {
        var result = GraphResult(verdict: .pass, message: message)
        var waitsFor = windowEnd
        var index = first
        while index >= 0 {
            let step = steps[index]
            let verdict: StageVerdict
            switch step.work {
            case .stage(let stage): verdict = stage.process(&result.message, bounds: bounds)
            case .stateful(let stage): verdict = stage.process(&result.message, &memory)
            case .delay(let length):
                let own = time ?? MessageTime.milliseconds(of: result.message) ?? memory.wallClock
                waitsFor = MessageTime.end(ofWindowWith: own, length: length)
                verdict = .pass
            case .gather(let stage):
                let own = time ?? MessageTime.milliseconds(of: result.message) ?? memory.wallClock
                let end = stage.length.map { MessageTime.end(ofWindowWith: own, length: $0) }
                result.rest = .window(step: index, end: end ?? waitsFor ?? own)
                result.time = own
                return result
            }
            switch verdict {
            case .pass:
                index = step.next
            case .turn(let arm):
                let taken = exchanging && result.arm == nil ? !arm : arm
                if result.arm == nil { result.arm = taken }
                index = taken ? step.next : step.otherwise
            case .drop, .error, .trap:
                result.verdict = verdict
                return result
            }
        }
        guard index == Self.sink else {
            result.verdict = .drop
            return result
        }
        if let destination, !destination.address(&result.message) {
            result.verdict = .error(
                "the destination's topic has a part that nothing was written to"
            )
        }
        if let waitsFor, windowEnd == nil {
            result.rest = .waiting(until: waitsFor)
            result.time = waitsFor
        }
        return result
    }
}
