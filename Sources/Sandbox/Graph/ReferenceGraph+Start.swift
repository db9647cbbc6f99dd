public import Messaging
public import Scenarios

extension ReferenceGraph {
    /// Starts the graph on an event loop of its own; ``GraphControl/untilRunning()`` tells when it
    /// is ready.
    ///
    /// - Parameters:
    ///   - flow: The topics and operations.
    ///   - connector: The transport.
    ///   - configuration: The graph's connection; its Receive Maximum and session expiry are set to
    ///     the graph's.
    ///   - faults: Defects to plant; at most one takes effect on a message, the first of the list.
    ///   - seed: The key of the faults' dice.
    ///   - reconnect: When to connect again after the connection ended; nil: not at all.
    ///   - control: Where the graph reports to.
    /// - Returns: The running loop.
    /// - Throws: ``SandboxError/unsupportedGraph(problem:hint:)``, or what is wrong with the
    ///   connection's files.
    public static func start(
        _ flow: DataFlow,
        on connector: any Connector,
        _ configuration: ConnectionConfiguration,
        faults: [any Fault] = [],
        seed: UInt64 = 0,
        reconnect: ReconnectPlan? = ReferenceGraph.reconnectPlan,
        control: GraphControl
    ) throws(SandboxError) -> any LoopHandle {
        let program = try GraphProgram(flow)
        var configuration = configuration
        configuration.receiveMaximum = receiveMaximum
        configuration.sessionExpiry = reconnect == nil ? 0 : sessionExpiry
        configuration.isCleanStart = reconnect == nil
        do throws(TransportError) {
            return try connector.start("graph", [configuration]) {
                ReferenceGraph(
                    flow,
                    program: program,
                    faults: faults,
                    seed: seed,
                    reconnect: reconnect,
                    control: control
                )
            }
        } catch {
            throw .graphFailed(error)
        }
    }
}
