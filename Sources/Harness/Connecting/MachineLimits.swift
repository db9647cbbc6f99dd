/// What this machine lets one process have.
public struct MachineLimits: Hashable, Sendable {
    /// How many file descriptors may be open.
    public var descriptors: Int
    /// How many ports one local address has for connections to one broker.
    public var portsPerAddress: Int
    /// Whether the sandbox is in this process too, with its ends of all connections.
    public var holdsSandbox: Bool

    /// Creates limits; without arguments none.
    public init(
        descriptors: Int = .max,
        portsPerAddress: Int = .max,
        holdsSandbox: Bool = false
    ) {
        self.descriptors = descriptors
        self.portsPerAddress = portsPerAddress
        self.holdsSandbox = holdsSandbox
    }
}
