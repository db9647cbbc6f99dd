import Scenarios

/// The operations of a graph in the order in which a message meets them.
enum OperationChain {
    /// Follows the connections from the only source to a sink.
    ///
    /// - Parameter flow: The graph.
    /// - Returns: The operations between source and sink, in order; may be none.
    /// - Throws: Where the graph is not one chain.
    static func operations(
        of flow: DataFlow
    ) throws(OracleError) -> [DataFlow.Operation] {
        let sources = flow.operations.filter { $0.kind == .source }
        guard let source = sources.first, sources.count == 1 else {
            throw shapeError("the graph has \(sources.count) sources")
        }
        var chain: [DataFlow.Operation] = []
        var current = source
        while true {
            current = try next(after: current, in: flow)
            if current.kind == .sink { break }
            guard chain.count < flow.operations.count else {
                throw shapeError("operation \"\(current.name)\" feeds itself")
            }
            chain.append(current)
        }
        guard chain.count + 2 == flow.operations.count else {
            throw shapeError("some operations are not between the source and the sink")
        }
        return chain
    }

    private static func next(
        after operation: DataFlow.Operation,
        in flow: DataFlow
    ) throws(OracleError) -> DataFlow.Operation {
        let outward = flow.connections.filter { $0.from == operation.name }
        guard let connection = outward.first, outward.count == 1, connection.arm == nil else {
            throw shapeError(
                "operation \"\(operation.name)\" feeds \(outward.count) connections"
            )
        }
        guard let next = flow.operations.first(where: { $0.name == connection.to }) else {
            throw shapeError(
                "operation \"\(operation.name)\" feeds \"\(connection.to)\", which does not exist"
            )
        }
        return next
    }

    private static func shapeError(_ problem: String) -> OracleError {
        OracleError(
            .unsupportedShape,
            problem,
            hint: "only one chain from one source to one sink can be judged so far"
        )
    }
}
