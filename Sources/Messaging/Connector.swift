/// A transport: makes event loops that own connections to brokers.
///
/// The harness is given one connector; which one it is decides how messages move, and nothing else.
public protocol Connector: Sendable {
    /// What the transport can do.
    var capabilities: TransportCapabilities { get }

    /// Starts one event loop on its own thread, with `configurations` as its connections, none of
    /// them open yet.
    ///
    /// - Parameters:
    ///   - name: The thread's name, for debuggers and `top`; at most 15 bytes are shown.
    ///   - configurations: One for each connection.
    ///   - makeTask: Called once on the new thread to make the task that lives there.
    /// - Returns: The running loop.
    /// - Throws: What is wrong with a certificate, key or trust file, found out before any thread
    ///   starts.
    func start(
        _ name: String,
        _ configurations: [ConnectionConfiguration],
        makeTask: @escaping @Sendable () -> any LoopTask
    ) throws(TransportError) -> any LoopHandle
}

extension Connector {
    /// Those of the default transport.
    public var capabilities: TransportCapabilities { TransportCapabilities() }
}
