public import Messaging
public import Scenarios

extension ReferenceGraph {
    /// Starts the graph on an event loop of its own; ``GraphControl/untilRunning()`` tells when it
    /// is ready.
    ///
    /// - Parameters:
    ///   - flow: The topics and operations.
    ///   - connector: The transport.
    ///   - configuration: The graph's connection; its Receive Maximum is set to the graph's.
    ///   - faults: Defects to plant; at most one takes effect on a message, the first of the list.
    ///   - seed: The key of the faults' dice.
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
        control: GraphControl
    ) throws(SandboxError) -> any LoopHandle {
        let program = try GraphProgram(flow)
        var configuration = configuration
        configuration.receiveMaximum = receiveMaximum
        do throws(TransportError) {
            return try connector.start("graph", [configuration]) {
                ReferenceGraph(flow, program: program, faults: faults, seed: seed, control: control)
            }
        } catch {
            throw .graphFailed(error)
        }
    }
}
