import Scenarios

/// Follows the connections of a graph from its source, and refuses what has no single way.
struct OraclePathTracing {
    private let flow: DataFlow
    private var drafts: [Draft] = []
    /// Where messages go on to from an operation that was looked at.
    private var places: [String: OraclePath.Place] = [:]
    private var visiting: Set<String> = []

    private struct Draft {
        let operation: DataFlow.Operation
        var next = OraclePath.nowhere
        var nextOnFalse = OraclePath.nowhere
    }

    init(_ flow: DataFlow) {
        self.flow = flow
    }

    /// Looks at every operation; returns where messages begin.
    mutating func trace() throws(OracleError) -> OraclePath.Place {
        let sources = flow.operations.filter { $0.kind == .source }
        guard let source = sources.first, sources.count == 1 else {
            throw Self.shapeError("the graph has \(sources.count) sources")
        }
        let sinks = flow.operations.filter { $0.kind == .sink }
        guard sinks.count == 1 else {
            throw Self.shapeError("the graph has \(sinks.count) sinks")
        }
        let first = try place(of: source)
        for operation in flow.operations where places[operation.name] == nil {
            throw Self.shapeError("nothing feeds operation \"\(operation.name)\"")
        }
        return first
    }

    /// The operations that were found, with their stages.
    func steps() throws(OracleError) -> [OraclePath.Step] {
        var steps: [OraclePath.Step] = []
        for draft in drafts {
            steps.append(
                OraclePath.Step(
                    name: draft.operation.name,
                    stage: try OracleStages.stage(for: draft.operation),
                    next: draft.next,
                    nextOnFalse: draft.nextOnFalse
                )
            )
        }
        return steps
    }

    /// Where a message is that has come to an operation.
    private mutating func place(
        of operation: DataFlow.Operation
    ) throws(OracleError) -> OraclePath.Place {
        if let place = places[operation.name] { return place }
        guard visiting.insert(operation.name).inserted else {
            throw Self.shapeError("operation \"\(operation.name)\" feeds itself")
        }
        let place: OraclePath.Place
        switch operation.kind {
        case .sink:
            guard !flow.connections.contains(where: { $0.from == operation.name }) else {
                throw Self.shapeError("operation \"\(operation.name)\" is a sink and feeds another")
            }
            place = OraclePath.sink
        case .source, .concatenate: place = try onlyNext(after: operation)
        case .branch:
            place = drafts.count
            drafts.append(Draft(operation: operation))
            drafts[place].next = try next(after: operation, on: true)
            drafts[place].nextOnFalse = try next(after: operation, on: false)
        case .map, .filter, .accumulate, .delay:
            place = drafts.count
            drafts.append(Draft(operation: operation))
            let next = try onlyNext(after: operation)
            drafts[place].next = next
            drafts[place].nextOnFalse = next
        }
        places[operation.name] = place
        return place
    }

    /// Where everything goes on to that leaves an operation without arms.
    private mutating func onlyNext(
        after operation: DataFlow.Operation
    ) throws(OracleError) -> OraclePath.Place {
        let outward = flow.connections.filter { $0.from == operation.name }
        guard outward.allSatisfy({ $0.arm == nil }) else {
            throw Self.shapeError(
                "operation \"\(operation.name)\" is no branch, but a connection names its arm"
            )
        }
        guard let connection = outward.first else {
            throw Self.shapeError("operation \"\(operation.name)\" feeds nothing")
        }
        guard outward.count == 1 else {
            throw Self.shapeError(
                "operation \"\(operation.name)\" feeds \(outward.count) operations: one message"
                    + " could come out more than once"
            )
        }
        return try end(of: connection)
    }

    /// Where the messages of one arm go on to; a connection without an arm carries both.
    private mutating func next(
        after branch: DataFlow.Operation,
        on arm: Bool
    ) throws(OracleError) -> OraclePath.Place {
        let outward = flow.connections.filter {
            $0.from == branch.name && ($0.arm == arm || $0.arm == nil)
        }
        guard let connection = outward.first else { return OraclePath.nowhere }
        guard outward.count == 1 else {
            throw Self.shapeError(
                "arm \(arm) of operation \"\(branch.name)\" feeds \(outward.count) operations: one"
                    + " message could come out more than once"
            )
        }
        return try end(of: connection)
    }

    private mutating func end(
        of connection: DataFlow.Connection
    ) throws(OracleError) -> OraclePath.Place {
        guard let next = flow.operations.first(where: { $0.name == connection.to }) else {
            throw Self.shapeError(
                "operation \"\(connection.from)\" feeds \"\(connection.to)\", which does not exist"
            )
        }
        return try place(of: next)
    }

    private static func shapeError(_ problem: String) -> OracleError {
        OracleError(
            .unsupportedShape,
            problem,
            hint: "what can be judged leads each message from one source on one way to one sink:"
                + " only a branch feeds several operations, a message to one of them"
        )
    }
}
