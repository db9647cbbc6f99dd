/// What a task may do with its loop's connections.
public protocol Connections: MessageSink, MessageSource {
    /// How many there are.
    var count: Int { get }

    /// How many QoS 1 messages await their acknowledgement on `connection`.
    func inFlight(on connection: ConnectionNumber) -> Int

    /// Begins to connect; the outcome comes as a ``ConnectionEvent``.
    ///
    /// The first connection begins a new session where the configuration says so; later ones ask
    /// for the session of the one before (Clean Start 0) where it is to be kept.
    func open(_ connection: ConnectionNumber)

    /// Sends what is accepted and then DISCONNECT, and closes; ``ConnectionEvent/closed(_:unresolved:)`` follows
    /// with no error.
    func close(_ connection: ConnectionNumber)

    /// Shows the broker fresh credentials on the connection that stands (MQTT 5, section 4.12.1).
    ///
    /// The configuration's source is asked for them now; the outcome comes as a
    /// ``ConnectionEvent``. Does nothing on a connection that is not open.
    func reauthenticate(_ connection: ConnectionNumber)

    /// Gives up the session that was kept for a connection that has ended: it will not be opened
    /// again.
    ///
    /// - Returns: The tokens of the QoS 1 messages whose acknowledgement will not come.
    func giveUpSession(of connection: ConnectionNumber) -> [UInt64]
}
