import Scenarios

/// From a data flow to its steps, or to what the reference graph cannot run of it.
extension GraphProgram {
    /// Makes the steps of a data flow.
    ///
    /// - Parameter flow: One source, one sink, and between them filters, maps, and branches whose
    ///   two arms meet in a concatenate.
    /// - Throws: ``SandboxError/unsupportedGraph(problem:hint:)`` for any other shape, and for
    ///   configurations that a stage cannot run.
    init(_ flow: DataFlow) throws(SandboxError) {
        let source = try Self.only(.source, of: flow)
        _ = try Self.only(.sink, of: flow)
        try Self.checkConnections(of: flow)
        try Self.checkLoops(in: flow)
        let working = flow.operations.filter(\.isStage)
        var steps: [Step] = []
        for operation in working {
            let work = try Self.work(of: operation)
            if operation.kind == .branch {
                steps.append(
                    Step(
                        work: work,
                        next: try Self.index(after: operation, arm: true, working, flow),
                        otherwise: try Self.index(after: operation, arm: false, working, flow)
                    )
                )
            } else {
                let next = try Self.index(after: operation, arm: nil, working, flow)
                steps.append(Step(work: work, next: next, otherwise: next))
            }
        }
        self.steps = steps
        gatheringSteps = Self.gatheringOrder(of: steps)
        try Self.checkDelays(of: steps)
        destination = GraphDestination(flow.outputTopic)
        start = try Self.index(after: source, arm: nil, working, flow)
    }

    private static func only(
        _ kind: DataFlow.Kind,
        of flow: DataFlow
    ) throws(SandboxError) -> DataFlow.Operation {
        let found = flow.operations.filter { $0.kind == kind }
        guard found.count == 1, let operation = found.first else {
            throw .unsupportedGraph(
                problem: "it has \(found.count) operations of the type \(kind.rawValue)",
                hint: "the sandbox runs graphs with one source and one sink"
            )
        }
        return operation
    }

    /// Refuses connections to nothing, and several into anything but a concatenate.
    private static func checkConnections(of flow: DataFlow) throws(SandboxError) {
        for connection in flow.connections {
            for name in [connection.from, connection.to]
            where !flow.operations.contains(where: { $0.name == name }) {
                throw .unsupportedGraph(
                    problem: "a connection names \"\(name)\", which is no operation",
                    hint: "connect operations by their names"
                )
            }
        }
        for operation in flow.operations where operation.kind != .concatenate {
            let feeding = flow.connections.count { $0.to == operation.name }
            guard feeding > 1 else { continue }
            throw .unsupportedGraph(
                problem: "operation \"\(operation.name)\" is fed by \(feeding) operations",
                hint: "let arms meet in an operation of the type concatenate"
            )
        }
    }

    private static func checkLoops(in flow: DataFlow) throws(SandboxError) {
        var waiting = flow.operations.map(\.name)
        while let free = waiting.firstIndex(where: { name in
            !flow.connections.contains { $0.to == name && waiting.contains($0.from) }
        }) {
            waiting.remove(at: free)
        }
        guard !waiting.isEmpty else { return }
        throw .unsupportedGraph(
            problem: "its operations form a loop",
            hint: "connect the operations from the source to the sink"
        )
    }

    /// The step that follows an operation; a concatenate is none, it only joins.
    private static func index(
        after operation: DataFlow.Operation,
        arm: Bool?,
        _ working: [DataFlow.Operation],
        _ flow: DataFlow
    ) throws(SandboxError) -> Int {
        let next = flow.connections.filter { $0.from == operation.name && $0.arm == arm }
        let all = flow.connections.count { $0.from == operation.name }
        // An arm that is not connected ends its messages.
        if arm != nil, next.isEmpty, all == 1 { return nowhere }
        guard next.count == 1, all <= (arm == nil ? 1 : 2), let connection = next.first else {
            let wanted = arm == nil ? "one operation" : "one operation with each of its two arms"
            throw .unsupportedGraph(
                problem: "operation \"\(operation.name)\" does not feed \(wanted)",
                hint: "the sandbox sends a message one way: branch with two arms, then concatenate"
            )
        }
        if let index = working.firstIndex(where: { $0.name == connection.to }) { return index }
        guard let found = flow.operations.first(where: { $0.name == connection.to }),
            found.kind == .concatenate
        else { return sink }
        return try index(after: found, arm: nil, working, flow)
    }

    private static func work(
        of operation: DataFlow.Operation
    ) throws(SandboxError) -> GraphWork {
        guard let semantics = operation.semantics else {
            throw .unsupportedGraph(
                problem: "operation \"\(operation.name)\" has no known semantics",
                hint: "name them under `modules:`"
            )
        }
        do throws(ConfigurationError) {
            let work = try GraphStages.work(semantics, operation.kind, operation.parameters)
            if let work { return work }
        } catch {
            throw .unsupportedGraph(
                problem: "operation \"\(operation.name)\": \(error.problem)",
                hint: error.hint
            )
        }
        throw .unsupportedGraph(
            problem: "operation \"\(operation.name)\" is a \(operation.kind.rawValue) with "
                + "the semantics \(semantics.rawValue)",
            hint: "the sandbox has no such operation; run this graph on a cluster"
        )
    }

    /// Refuses operations that gather where nothing says which messages they take together.
    private static func checkDelays(of steps: [Step]) throws(SandboxError) {
        let hasDelay = steps.contains { if case .delay = $0.work { true } else { false } }
        let needsDelay = steps.contains {
            if case .gather(let stage) = $0.work { stage.length == nil } else { false }
        }
        guard needsDelay, !hasDelay else { return }
        throw .unsupportedGraph(
            problem: "it accumulates, and no delay says which messages it takes together",
            hint: "put a delay before the operations of the type accumulate"
        )
    }

    /// The operations that gather, each behind those whose results it takes.
    private static func gatheringOrder(of steps: [Step]) -> [Int] {
        var order: [Int] = []
        var seen: Set<Int> = []
        func visit(_ index: Int) {
            guard index >= 0, seen.insert(index).inserted else { return }
            visit(steps[index].next)
            visit(steps[index].otherwise)
            if case .gather = steps[index].work { order.append(index) }
        }
        for index in steps.indices { visit(index) }
        return order.reversed()
    }
}

extension DataFlow.Operation {
    /// Whether it does something to a message, besides letting arms meet.
    fileprivate var isStage: Bool {
        switch kind {
        case .source, .sink, .concatenate: false
        case .map, .filter, .branch, .accumulate, .delay: true
        }
    }
}
