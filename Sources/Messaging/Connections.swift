/// What a task may do with its loop's connections.
public protocol Connections: MessageSink, MessageSource {
    /// How many there are.
    var count: Int { get }

    /// How many QoS 1 messages await their acknowledgement on `connection`.
    func inFlight(on connection: ConnectionNumber) -> Int

    /// Begins to connect; the outcome comes as a ``ConnectionEvent``.
    func open(_ connection: ConnectionNumber)

    /// Sends what is accepted and then DISCONNECT, and closes; ``ConnectionEvent/closed(_:unresolved:)`` follows
    /// with no error.
    func close(_ connection: ConnectionNumber)
}
