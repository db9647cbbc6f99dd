public import Quantities
public import Scenarios

/// What a sandbox is to be like.
public struct SandboxOptions: Sendable {
    /// The folder for the authority's certificate and the token; made with mode 0700 where it is
    /// missing.
    ///
    /// Absolute, so that the commands in ``Sandbox/howToReach`` work from anywhere.
    public var directory: String
    /// The graph to run beside the broker; nil runs the broker alone.
    public var flow: DataFlow?
    /// Defects to plant in the graph.
    public var faults: [any Fault] = []
    /// The key of the faults' dice.
    public var seed: UInt64 = 0
    /// How long the tokens in the file live.
    public var tokenLifetime = Sandbox.lifetime
    /// How often the file is replaced by a fresh token, as the kubelet does; nil never.
    public var renewEvery: Nanoseconds?
    /// How the broker behaves; certificate and token verifier are filled in by the sandbox.
    public var broker = BrokerSettings()

    /// Creates options for a sandbox that writes to `directory`.
    public init(directory: String, flow: DataFlow? = nil) {
        self.directory = directory
        self.flow = flow
    }
}
