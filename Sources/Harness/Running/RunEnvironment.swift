public import Messaging
public import Quantities
public import Scenarios

/// What a run takes from the world around it; a test gives it a model instead.
public struct RunEnvironment: Sendable {
    /// The transport.
    public var connector: any Connector
    /// The clocks.
    public var time: any TimeSource
    /// Waits for about this long; returns early when the task is cancelled.
    public var pause: @Sendable (Nanoseconds) async -> Void
    /// Finds what the clients of a run show to a target, once, before anything connects.
    public var credentials: @Sendable (Target) throws(TransportError) -> any ClientCredentials
    /// What this machine lets the run have.
    public var machine: MachineLimits
    /// Notices that the target's token was replaced; nil where there is none to watch.
    public var tokens: (any TokenWatch)?
    /// How often the user asked to stop so far.
    public var interruptions: @Sendable () -> Int
    /// Told how far the run is, a few times a second.
    public var progress: @Sendable (RunProgress) -> Void

    /// Creates an environment; nobody interrupts and nobody watches unless told.
    ///
    /// - Parameters:
    ///   - connector: The transport.
    ///   - time: The clocks.
    ///   - credentials: Finds what the clients of a run show to a target.
    ///   - machine: What this machine lets the run have.
    ///   - tokens: Notices that the target's token was replaced.
    ///   - pause: Waits for about this long.
    ///   - interruptions: How often the user asked to stop so far.
    ///   - progress: Told how far the run is.
    public init(
        connector: any Connector,
        time: any TimeSource,
        credentials:
            @escaping @Sendable (Target) throws(TransportError) -> any ClientCredentials,
        machine: MachineLimits = MachineLimits(),
        tokens: (any TokenWatch)? = nil,
        pause: @escaping @Sendable (Nanoseconds) async -> Void = {
            try? await Task.sleep(for: $0.duration)
        },
        interruptions: @escaping @Sendable () -> Int = { 0 },
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) {
        self.connector = connector
        self.time = time
        self.credentials = credentials
        self.machine = machine
        self.tokens = tokens
        self.pause = pause
        self.interruptions = interruptions
        self.progress = progress
    }
}
