import Scenarios

/// The operations between a data flow's source and its sink, ready to run.
struct GraphProgram {
    private let stages: [any GraphStage]

    /// Makes the stages of a data flow.
    ///
    /// - Parameter flow: The graph: one chain of filters from the source to the sink.
    /// - Throws: ``SandboxError/unsupportedGraph(problem:hint:)`` for any other shape.
    init(_ flow: DataFlow) throws(SandboxError) {
        guard let source = flow.operations.first(where: { $0.kind == .source }) else {
            throw .unsupportedGraph(
                problem: "it has no source",
                hint: "add an operation with operationType source"
            )
        }
        var stages: [any GraphStage] = []
        var operation = source
        // A chain without a loop has at most as many steps as operations.
        for _ in flow.operations {
            if operation.kind == .sink {
                self.stages = stages
                return
            }
            if operation.kind != .source { stages.append(try Self.stage(of: operation)) }
            operation = try Self.successor(of: operation, in: flow)
        }
        throw .unsupportedGraph(
            problem: "its operations form a loop",
            hint: "connect the operations from the source to the sink"
        )
    }

    /// What becomes of one message: the first stage that does not let it pass decides.
    func verdict(
        on payload: ArraySlice<UInt8>,
        bounds: BoundRule = .asDefined
    ) -> StageVerdict {
        for stage in stages {
            let verdict = stage.verdict(on: payload, bounds: bounds)
            guard verdict == .pass else { return verdict }
        }
        return .pass
    }

    private static func stage(
        of operation: DataFlow.Operation
    ) throws(SandboxError) -> any GraphStage {
        guard let semantics = operation.semantics else {
            throw .unsupportedGraph(
                problem: "operation \"\(operation.name)\" has no known semantics",
                hint: "name them under `modules:`"
            )
        }
        guard operation.kind == .filter, let stage = GraphStages.named(semantics) else {
            throw .unsupportedGraph(
                problem: "operation \"\(operation.name)\" is a \(operation.kind.rawValue) with "
                    + "the semantics \(semantics.rawValue)",
                hint: "the sandbox has filters only; run this graph on a cluster"
            )
        }
        return stage.init(parameters: operation.parameters)
    }

    private static func successor(
        of operation: DataFlow.Operation,
        in flow: DataFlow
    ) throws(SandboxError) -> DataFlow.Operation {
        let next = flow.connections.filter { $0.from == operation.name }
        guard next.count == 1, let connection = next.first else {
            throw .unsupportedGraph(
                problem: "operation \"\(operation.name)\" feeds \(next.count) operations",
                hint: "the sandbox runs one chain from the source to the sink"
            )
        }
        guard let found = flow.operations.first(where: { $0.name == connection.to }) else {
            throw .unsupportedGraph(
                problem: "the connection to \"\(connection.to)\" leads nowhere",
                hint: "connect operations by their names"
            )
        }
        return found
    }
}
